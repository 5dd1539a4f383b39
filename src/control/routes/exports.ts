import { z } from 'zod';
import { route, sandboxOf } from '../route.js';
import { QUERY } from './journal.js';

const SELECTION = QUERY.omit({ wait: true, count: true });
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
    path: '/sandboxes/{name}/soapui-project.xml',
    summary: 'A project of SoapUI: every interface, a request per operation that the sandbox fits, tests.',
    answer: { type: 'application/xml; charset=utf-8' },
    run: (call) => sandboxOf(call).soapUi(),
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/wsdl',
    summary: 'WSDLs and schemas as files that name each other; as JSON the contracts of APIs that have none.',
    answer: z.array(z.strictObject({ name: z.string(), content: z.string() })),
    run: (call) => sandboxOf(call).contractFiles(),
  }),
];
