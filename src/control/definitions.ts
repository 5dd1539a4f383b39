/**
 * A description whose schemas keep what they share among its components. A schema that holds itself comes with
 * definitions of its own, and points at them as if it were the whole document, which here it is not.
 */
export function withSharedDefinitions(paths: object): { readonly paths: unknown; readonly schemas: object } {
  const names = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  const hoisted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoisted);
    if (!isObject(value)) return value;
    const { $defs, ...rest } = value;
    if (!isObject($defs)) return mapped(value, hoisted);
    const pointers = new Map(
      Object.entries($defs).map(([name, definition]) => [LOCAL + name, nameOf(definition)]),
    );
    for (const [name, definition] of Object.entries($defs))
      schemas[pointers.get(LOCAL + name) ?? name] = repointed(definition, pointers);
    return hoisted(repointed(rest, pointers));
  };
  const nameOf = (definition: unknown): string => {
    const key = JSON.stringify(definition);
    const name = names.get(key) ?? `Shape${names.size + 1}`;
    names.set(key, name);
    return name;
  };
  return { paths: hoisted(paths), schemas };
}

const LOCAL = '#/$defs/';

function repointed(value: unknown, pointers: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => repointed(one, pointers));
  if (!isObject(value)) return value;
  const name = typeof value.$ref === 'string' ? pointers.get(value.$ref) : undefined;
  if (name !== undefined) return { ...value, $ref: `#/components/schemas/${name}` };
  return mapped(value, (one) => repointed(one, pointers));
}

function mapped(value: Readonly<Record<string, unknown>>, map: (one: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, map(one)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
