import { z } from 'zod';
import { Conflict } from '../errors.js';
import { TruncatedJournal } from '../journal/verification.js';
import { route, sandboxOf } from '../route.js';
import { QUERY } from './journal.js';

const SELECTION = QUERY.omit({ wait: true, count: true });
const FILES = z.array(
  z.strictObject({ name: z.string().meta({ description: 'with slashes for folders' }), content: z.string() }),
);
const HAR = z.looseObject({
  log: z.looseObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    entries: z.array(z.looseObject({ startedDateTime: z.iso.datetime(), time: z.number() })),
  }),
});

export const EXPORT_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/journal.har',
    summary: 'Exchanges that match as an HTTP archive (HAR 1.2), secrets masked.',
    query: SELECTION,
    answer: HAR,
    run(call) {
      const { limit, ...query } = call.query;
      return sandboxOf(call).har(query, limit);
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/golden',
    summary:
      'Exchanges that match as files of golden exchanges; 409 where the journal no longer holds what came before.',
    query: SELECTION.extend({
      seed: z.string().default('default').meta({ description: 'the seed that the sandbox began as' }),
    }),
    answer: FILES,
    run(call) {
      const { seed, limit, ...query } = call.query;
      try {
        return sandboxOf(call).golden(seed, query, limit);
      } catch (error) {
        throw error instanceof TruncatedJournal ? new Conflict(error.message) : error;
      }
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/soapui-project.xml',
    summary: 'A project of SoapUI: every interface, a request per operation that the sandbox fits, tests.',
    answer: { type: 'application/xml; charset=utf-8' },
    run: (call) => sandboxOf(call).soapUi(),
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/wsdl',
    summary: 'WSDLs and schemas as files that name each other; as JSON the contracts of APIs that have none.',
    answer: FILES,
    run: (call) => sandboxOf(call).contractFiles(),
  }),
];
