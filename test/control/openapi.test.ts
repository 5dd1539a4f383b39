import { beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const control = callerOf(emulator);

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: object;
    readonly securitySchemes: object;
  };
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

let described: Document;
beforeAll(async () => {
  described = (await control('GET', '/openapi.json')).document as Document;
});

const operations = () =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every `$ref` anywhere in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === '$ref' ? [String(inner)] : references(inner),
  );
}

describe('the description', () => {
  test('has what OpenAPI 3.1 asks of every operation', () => {
    const ids = operations().map(({ operation }) => operation.operationId);

    expect(described.openapi).toBe('3.1.0');
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect([method, operation.summary]).toEqual([
        expect.stringMatching(/^(get|post|put|patch|delete)$/),
        expect.stringMatching(/\.$/),
      ]);
      expect(inPath.map(({ name, required }) => [name, required])).toEqual(holes.map((name) => [name, true]));
      expect(Object.keys(operation.responses)).toEqual([expect.stringMatching(/^20[014]$/), 'default']);
      if (method === 'get' || method === 'delete') expect(operation.requestBody).toBeUndefined();
    }
  });

  test('points at nothing that is not in it', () => {
    const at = (pointer: string) =>
      pointer
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], described);

    const wanting = references(described).filter((pointer) => at(pointer) === undefined);

    expect(wanting).toEqual([]);
    expect(described.security.flatMap((one) => Object.keys(one))).toEqual(
      Object.keys(described.components.securitySchemes),
    );
  });

  test.each([
    ['/health', 'get'],
    ['/ready', 'get'],
    ['/metrics', 'get'],
    ['/emulator', 'get'],
    ['/fidelity', 'get'],
    ['/sandboxes/{name}', 'get'],
    ['/sandboxes/{name}/seed', 'post'],
    ['/sandboxes/{name}/entities', 'get'],
    ['/sandboxes/{name}/entities/{kind}', 'get'],
    ['/sandboxes/{name}/entities/{kind}', 'post'],
    ['/sandboxes/{name}/entities/{kind}/{id}', 'get'],
    ['/sandboxes/{name}/entities/{kind}/{id}', 'patch'],
    ['/sandboxes/{name}/entities/{kind}/{id}', 'delete'],
    ['/sandboxes/{name}/answers', 'get'],
    ['/sandboxes/{name}/answers', 'post'],
    ['/sandboxes/{name}/answers', 'delete'],
  ])('has %s %s', (path, method) => {
    expect(described.paths[path]?.[method]?.summary).toEqual(expect.any(String));
  });

  test('lists every parameter of a query, and gives an example where a body is not plain', () => {
    const list = described.paths['/sandboxes/{name}/entities/{kind}']?.get;
    const seed = described.paths['/sandboxes/{name}/seed']?.post?.requestBody;

    expect(list?.parameters?.map(({ name }) => name)).toEqual(['name', 'kind', 'limit', 'after']);
    expect(seed?.content['application/json']).toMatchObject({ schema: { example: { seed: 'default' } } });
  });
});
