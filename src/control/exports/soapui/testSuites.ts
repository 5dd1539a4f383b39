import type { SessionDescription } from '../../../contract/description.js';
import type { ProjectCall } from './calls.js';
import { methodName, type ProjectInterface } from './interfaces.js';
import { endpointOf, TOKEN } from './properties.js';
import { REQUEST_NAME, restRequest, soapRequest } from './requests.js';
import { idOf, type ProjectWriter } from './writer.js';

/**
 * The test suite: a test case per operation, as Microcks looks for samples. They run one after another in the same
 * world, so that all that reads comes first and all that takes away last, whichever interface it is of.
 */
export function writeTestSuite(writer: ProjectWriter, interfaces: readonly ProjectInterface[]): void {
  const cases = interfaces
    .flatMap((project) => project.calls.map((call) => ({ project, call })))
    .sort((one, other) => one.call.rank - other.call.rank);
  writer.element('testSuite', { id: idOf('suite'), name: 'Provisim TestSuite' }, () => {
    writer.leaf('settings');
    writer.leaf('runType', 'SEQUENTIAL');
    for (const { project, call } of cases) testCase(writer, project, call);
    writer.properties([]);
  });
}

function testCase(writer: ProjectWriter, project: ProjectInterface, call: ProjectCall): void {
  const title = project.served === undefined ? methodName(call) : call.name;
  const handedOut = project.calls
    .map(({ operation: { session } }) => session)
    .find((session) => session?.operation === call.operation.operation);
  writer.element('testCase', testCaseOf(project.name, title), () => {
    writer.leaf('settings');
    requestStep(writer, project, call);
    if (handedOut !== undefined) transferStep(writer, project.name, handedOut);
    writer.properties([]);
  });
}

function testCaseOf(place: string, name: string): Readonly<Record<string, string>> {
  return {
    ...{ id: idOf('case', place, name), failOnError: 'true', failTestCaseOnErrors: 'true' },
    ...{ keepSession: 'false', maxResults: '0', name: `${name} TestCase`, searchProperties: 'true' },
  };
}

function requestStep(writer: ProjectWriter, project: ProjectInterface, call: ProjectCall): void {
  const { name, service, served, hasLogin } = project;
  const isRest = served === undefined;
  const id = idOf('step', name, methodName(call));
  const place = 'test';
  writer.element('testStep', { type: isRest ? 'restrequest' : 'request', id, name: REQUEST_NAME }, () => {
    writer.leaf('settings');
    if (isRest) {
      const where = { service: name, resourcePath: service.path, methodName: methodName(call) };
      writer.element('config', { ...where, 'xsi:type': 'con:RestRequestStep' }, () => {
        const endpoint = endpointOf(service.listener, '');
        restRequest(writer, 'restRequest', { call, endpoint, hasLogin, place });
      });
      return;
    }
    writer.element('config', { 'xsi:type': 'con:RequestStep' }, () => {
      writer.leaf('interface', name);
      writer.leaf('operation', call.name);
      soapRequest(writer, 'request', {
        ...{ call, hasLogin, place },
        endpoint: endpointOf(service.listener, service.path),
      });
    });
  });
}

/** Takes the token out of an answer and keeps it in the project, where every request finds it. */
function transferStep(writer: ProjectWriter, place: string, { element }: SessionDescription): void {
  const id = idOf('transfer', place);
  writer.element('testStep', { type: 'transfer', id, name: 'Keep the token' }, () => {
    writer.leaf('settings');
    writer.element('config', { 'xsi:type': 'con:PropertyTransfersStep' }, () => {
      writer.element('transfers', TRANSFER, () => {
        writer.leaf('name', TOKEN);
        writer.leaf('sourceType', 'Response');
        writer.leaf('sourceStep', REQUEST_NAME);
        writer.leaf('sourcePath', `//*[local-name()='${element}']`);
        writer.leaf('targetType', TOKEN);
        writer.leaf('targetStep', '#Project#');
        writer.leaf('type', 'XPATH');
        writer.leaf('targetTransferType', 'XPATH');
        writer.leaf('upgraded', 'true');
      });
    });
  });
}

const TRANSFER = {
  ...{ setNullOnMissingSource: 'true', transferTextContent: 'true', failOnError: 'true' },
  ...{ ignoreEmpty: 'false', transferToAll: 'false', entitize: 'false', transferChildNodes: 'false' },
};
