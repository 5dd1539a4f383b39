import { Model } from '../../../src/model/model.js';
import { credentialsOf, openRequest, runRequest } from '../../../src/apis/mps/request.js';
import { Executor } from '../../../src/apis/mps/executor.js';
import { group, leaf } from '../../../src/apis/mps/element.js';
import { MpsError, NO_SOURCE } from '../../../src/apis/mps/errors.js';
import { PROCEDURES } from '../../../src/apis/mps/procedures.js';
import { procedure, type NamedProcedure } from '../../../src/apis/mps/procedure.js';
import { RaisedError } from '../../../src/apis/mps/raised.js';
import { ProcedureRegistry } from '../../../src/apis/mps/registry.js';
import { dataResponse, errorResponse } from '../../../src/apis/mps/response.js';
import { ENGINE, type Caller } from '../../../src/apis/mps/roles.js';
import type { TraceNode } from '../../../src/http/exchange.js';
import { readDom } from '../../../src/xml/dom.js';
import { XPaths } from '../../../src/xml/xpath/expression.js';
import { modelOf } from '../../model/estate.js';

const PLAIN = {
  namespace: 'Test',
  access: 'public',
  type: 'read',
  source: 'tests',
  grade: 'inferred',
} as const;

/** Procedures that show what the engine does with any. */
export const SHOWING: readonly NamedProcedure[] = [
  procedure({
    ...PLAIN,
    procedure: 'Echo',
    schema: { value: { type: 'element', repeated: true } },
    run: ({ value }) => value,
  }),
  procedure({
    ...PLAIN,
    procedure: 'Greet',
    schema: { name: { type: 'string', required: true }, loud: { type: 'boolean' } },
    run: ({ name, loud = false }) => [leaf('greeting', loud ? name.toUpperCase() : `hello ${name}`)],
  }),
  procedure({
    ...PLAIN,
    procedure: 'GreetOldStyle',
    schema: { name: { type: 'string', required: true } },
    echoesArguments: true,
    run: ({ name }) => [leaf('greeting', `hello ${name}`)],
  }),
  procedure({
    ...PLAIN,
    procedure: 'List',
    schema: {},
    run: () => [
      group('orgs', [
        group('org', [leaf('name', 'a')], { path: 'LDAP://OU=a' }),
        group('org', [leaf('name', 'b')], { path: 'LDAP://OU=b' }),
      ]),
    ],
  }),
  procedure({
    ...PLAIN,
    procedure: 'Mark',
    type: 'write',
    schema: { mark: { type: 'string', required: true } },
    run: ({ mark }, { model }) => {
      model.tenants.add({ parentId: 1, fullName: mark, code: mark });
    },
  }),
  procedure({
    ...PLAIN,
    procedure: 'MarkTwiceAndFail',
    type: 'write',
    schema: { mark: { type: 'string', required: true } },
    run: ({ mark }, { call }) => {
      call('Test', 'Mark', [leaf('mark', `${mark}1`)]);
      call('Test', 'Mark_', [leaf('mark', `${mark}2`)]);
      throw new MpsError('PLAN_NOT_AVAILABLE');
    },
  }),
  procedure({
    ...PLAIN,
    access: 'private',
    procedure: 'Mark_',
    type: 'write',
    schema: { mark: { type: 'string', required: true } },
    run: ({ mark }, { call }) => {
      call('Test', 'Mark', [leaf('mark', mark)]);
    },
  }),
  procedure({
    ...PLAIN,
    procedure: 'SwallowFailure',
    type: 'write',
    schema: {},
    run: (_given, { attempt, call }) =>
      attempt(
        () => call('Test', 'MarkTwiceAndFail', [leaf('mark', 'swallowed')]).children,
        ({ code }) => [leaf('caught', code)],
      ),
  }),
  procedure({
    ...PLAIN,
    procedure: 'SwallowWork',
    type: 'write',
    schema: {},
    run: (_given, { attempt, call }) =>
      attempt(
        () => {
          call('Test', 'Mark', [leaf('mark', 'worked')]);
          return call('Test', 'MarkTwiceAndFail', [leaf('mark', 'swallowed')]).children;
        },
        ({ code }, rethrow) => (code === '0x80072030' ? [leaf('caught', code)] : rethrow()),
      ),
  }),
  procedure({
    ...PLAIN,
    procedure: 'WhoAmI',
    schema: {},
    run: (_given, { caller }) => [leaf('caller', caller.kind === 'user' ? caller.user.upn : 'engine')],
  }),
];

export interface Ran {
  readonly response: string;
  readonly trace: readonly TraceNode[];
  readonly model: Model;
}

export interface RunOptions {
  readonly sender?: (model: Model) => Caller;
  readonly maxCost?: number;
  readonly model?: Model;
}

/** Runs a request document on the emulated procedures and those above, in a fresh estate unless one is given. */
export function run(
  request: string,
  { sender, maxCost = 3_000_000, model = modelOf() }: RunOptions = {},
): Ran {
  const document = openRequest(readDom(request));
  const registry = new ProcedureRegistry([...PROCEDURES, ...SHOWING]);
  const world = { model, ids: { guid: () => 'guid', text: () => 'text' } };
  const options = { registry, xpaths: new XPaths(), maxCost };
  const caller = sender?.(model) ?? ENGINE;
  const executor = new Executor(options, world, {
    caller,
    credentials: credentialsOf(document),
    reach: () => undefined,
  });
  return { response: answer(), trace: executor.trace.nodes, model };

  function answer(): string {
    try {
      return dataResponse(model.transaction(() => runRequest(document, undefined, executor)));
    } catch (error) {
      const raised = executor.asRaised(error, NO_SOURCE);
      if (raised instanceof RaisedError) return errorResponse(raised);
      throw raised;
    }
  }
}

/** A request of these steps on this data; the response's data. */
export function steps(procedure: string, data = '', options: RunOptions = {}): string {
  const xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';
  const { response } = run(
    `<request ${xsl}><data>${data}</data><procedure>${procedure}</procedure></request>`,
    options,
  );
  return response.replace(/^<response>|<\/response>$/g, '').replace(/^<data>|<\/data>$/g, '');
}
