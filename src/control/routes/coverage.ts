import { z } from 'zod';
import { SANDBOX_NAME } from '../../sandbox/registry.js';
import { NotFound } from '../errors.js';
import { route, type RouteCall } from '../route.js';

const SETTING = z.strictObject({
  isOn: z.boolean(),
  sandboxes: z
    .string()
    .optional()
    .meta({ description: 'how the names of the sandboxes begin that count; all count by default' }),
});
const QUERY = z.strictObject({
  sandbox: z
    .string()
    .regex(SANDBOX_NAME)
    .optional()
    .meta({ description: 'the one whose estate the ready-made requests fit; default by default' }),
});
const SHARE = z.strictObject({
  touched: z.number().int(),
  known: z.number().int(),
  percent: z.number().meta({ description: 'cut off behind the first decimal' }),
});
const TOTALS = z.strictObject({ operations: SHARE, fields: SHARE, errors: SHARE });
const COUNTS = z.record(z.string(), z.number().int());
const REQUEST = z.looseObject({
  method: z.literal('POST'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
const ADDRESS = { api: z.string(), service: z.string() };
const PATHS = z.array(z.string()).meta({ description: 'with slashes between: user/Username' });
const RECORD = z.string().meta({
  description: 'the operation, or what the fields of several are called together',
});
const REPORT = z.strictObject({
  setting: SETTING,
  exchanges: z.number().int().meta({ description: 'that were looked at' }),
  totals: TOTALS,
  apis: z.record(
    z.string(),
    z.strictObject({
      totals: TOTALS,
      operations: z.array(
        z.strictObject({
          ...{ service: z.string(), operation: z.string(), calls: z.number().int() },
          ...{ outcomes: COUNTS, errors: COUNTS },
        }),
      ),
      fields: z.array(
        z.strictObject({ service: z.string(), record: RECORD, known: z.number().int(), touched: PATHS }),
      ),
      errors: COUNTS.meta({ description: 'how often each was met, by symbol' }),
    }),
  ),
  holes: z
    .strictObject({
      operations: z.array(z.strictObject({ ...ADDRESS, operation: z.string(), request: REQUEST })),
      fields: z.array(
        z.strictObject({
          ...{ ...ADDRESS, record: RECORD, operation: z.string(), fields: PATHS, request: REQUEST },
        }),
      ),
      errors: z.array(
        z.strictObject({
          ...{ api: z.string(), symbol: z.string() },
          ...{ code: z.string().nullable(), text: z.string().nullable() },
          fault: z.looseObject({}).meta({ description: 'a fault rule that lets the next call meet it' }),
        }),
      ),
    })
    .meta({ description: 'what was not touched, with a request that touches it; put in credentials' }),
});

export const COVERAGE_ROUTES = [
  route({
    method: 'get',
    path: '/coverage',
    summary: 'Operations, fields and errors that were touched since it was cleared, and those that were not.',
    query: QUERY,
    answer: REPORT,
    run: (call) => call.control.coverageReport(sandboxIn(call)),
  }),
  route({
    method: 'get',
    path: '/coverage/junit.xml',
    summary: 'The same as JUnit’s XML: a case per operation, which fails where nothing called it.',
    query: QUERY,
    answer: { type: 'application/xml; charset=utf-8' },
    run: (call) => call.control.coverageJunit(sandboxIn(call)),
  }),
  route({
    method: 'get',
    path: '/coverage/report.md',
    summary: 'The same as tables for a pull request.',
    query: QUERY,
    answer: { type: 'text/markdown; charset=utf-8' },
    run: (call) => call.control.coverageMarkdown(sandboxIn(call)),
  }),
  route({
    method: 'put',
    path: '/coverage',
    summary: 'Begins or ends looking at exchanges; what was counted stays.',
    body: SETTING,
    answer: SETTING,
    run({ control, body }) {
      control.setCoverage(body);
      return control.coverage();
    },
  }),
  route({
    method: 'delete',
    path: '/coverage',
    summary: 'Forgets what was counted. A reset of a sandbox does not.',
    run: ({ control }) => {
      control.clearCoverage();
    },
  }),
];

/** The sandbox that a query names; undefined where it names none. @throws NotFound */
function sandboxIn({ control, query }: RouteCall<unknown, z.infer<typeof QUERY>>): string | undefined {
  const { sandbox } = query;
  if (sandbox === undefined || control.find(sandbox) !== undefined) return sandbox;
  throw new NotFound(`no sandbox named ${sandbox}`);
}
