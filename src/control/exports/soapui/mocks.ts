import { shownExchange, type Exchange } from '../../../sandbox/journal.js';
import { VERSION } from '../../version.js';
import type { ProjectInterface } from './interfaces.js';
import { idOf, type ProjectWriter } from './writer.js';

/**
 * A mock service with the last answers that the journal holds, for Microcks, which makes its mocks of these and of the
 * requests of the same sample. Nothing is written for an interface that was not called.
 */
export function writeMockService(
  writer: ProjectWriter,
  { name, calls, service }: ProjectInterface,
  exchanges: readonly Exchange[],
): void {
  const done = new Map(
    exchanges
      .filter(
        ({ notes, answer }) => notes.outcome === 'done' && notes.fault === undefined && answer.status === 200,
      )
      .map((exchange) => [`${exchange.notes.api} ${exchange.notes.operation}`, exchange]),
  );
  const answered = calls.flatMap((call) => {
    const exchange = done.get(`${call.operation.api} ${call.operation.operation}`);
    return exchange === undefined ? [] : [{ operation: call.name, exchange }];
  });
  if (answered.length === 0) return;
  const mock = { id: idOf('mock', name), port: '8088', path: `/mock${name}`, host: 'localhost' };
  writer.element('mockService', { ...mock, name: `${service.name} Mock` }, () => {
    writer.leaf('settings');
    writer.properties([{ name: 'version', value: VERSION }]);
    for (const { operation, exchange } of answered) mockOperation(writer, name, operation, exchange);
  });
}

const RESPONSE_NAME = 'Example Response';

function mockOperation(writer: ProjectWriter, place: string, operation: string, exchange: Exchange): void {
  const id = idOf('mockOperation', place, operation);
  writer.element('mockOperation', { name: operation, id, interface: place, operation }, () => {
    writer.leaf('settings');
    writer.leaf('defaultResponse', RESPONSE_NAME);
    writer.leaf('dispatchStyle', 'RANDOM');
    const response = {
      ...{ name: RESPONSE_NAME, id: idOf('response', place, operation) },
      ...{ httpResponseStatus: '200', encoding: 'UTF-8' },
    };
    writer.element('response', response, () => {
      writer.leaf('settings');
      writer.leaf('responseContent', shownExchange(exchange).answer.body);
      writer.leaf('wsaConfig', '', { mustUnderstand: 'NONE', version: '200508' });
    });
  });
}
