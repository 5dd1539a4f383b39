import type { ApiDescription, Listening, ServiceDescription } from '../../../contract/description.js';
import type { Descriptions } from '../../../contract/descriptions.js';
import { PROVIDER_ID } from '../../../model/tenants.js';
import type { Model } from '../../../model/model.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { MessageVerbs } from '../../verbs/messages.js';
import { servedServices, type Pages, type ServedService } from '../wsdls.js';
import { projectCalls, type ProjectCall } from './calls.js';
import { bindingIn, writeInterface, type ProjectInterface } from './interfaces.js';
import { writeMockService } from './mocks.js';
import { LOGIN_PROPERTIES, serverProperties, TOKEN, type Property } from './properties.js';
import { writeTestSuite } from './testSuites.js';
import { idOf, ProjectWriter } from './writer.js';

/** What a project is made from. */
export interface ProjectParts {
  readonly sandbox: Sandbox;
  readonly messages: MessageVerbs;
  readonly descriptions: Descriptions;
  readonly pages: Pages;
  /** Where the sandbox is on the emulator. */
  readonly at: (listener: Listening) => string;
}

/**
 * A project of SoapUI for a sandbox: every interface, every operation with a request that its estate fits, tests in an
 * order in which they can run, and one property that says whether the emulator or a real server is meant.
 */
export function soapUiProject({ sandbox, messages, descriptions, pages, at }: ProjectParts): string {
  const calls = projectCalls(descriptions, messages);
  const services = servedServices(descriptions, pages);
  const interfaces = descriptions.all().flatMap((api) => interfacesOf(api, services, calls));
  const name = `Provisim ${sandbox.name}`;
  const attributes = {
    ...{ id: idOf(name), activeEnvironment: 'Default', name, resourceRoot: '', 'soapui-version': '5.7.0' },
    ...{ abortOnError: 'false', runType: 'SEQUENTIAL' },
  };
  return ProjectWriter.project(attributes, (writer) => {
    writer.leaf('settings');
    for (const project of interfaces) writeInterface(writer, project);
    writeTestSuite(writer, interfaces);
    const exchanges = sandbox.journal.exchanges();
    for (const project of interfaces) {
      if (project.served !== undefined) writeMockService(writer, project, exchanges);
    }
    writer.properties([
      ...serverProperties(at),
      ...loginProperties(sandbox.model, descriptions),
      { name: TOKEN, value: '' },
    ]);
    writer.leaf('wssContainer');
    writer.leaf('oAuth2ProfileContainer');
    writer.leaf('sensitiveInformation');
  });
}

/** Of an API without WSDLs its first address: operations are the same at any other. */
function interfacesOf(
  api: ApiDescription,
  services: readonly ServedService[],
  calls: readonly ProjectCall[],
): ProjectInterface[] {
  const own = calls.filter(({ operation }) => operation.api === api.api);
  const hasLogin = !own.some(({ operation }) => operation.session !== undefined);
  const described = services.filter((one) => one.api === api.api);
  if (described.length > 0) {
    return described.map((served) => ({
      ...{ name: bindingIn(served).name, service: served.service, served, hasLogin },
      calls: own.filter(({ operation }) => operation.service === served.service.name),
    }));
  }
  const [service] = api.services;
  return service === undefined ? [] : [restInterface(api.api, service, own, hasLogin)];
}

function restInterface(
  name: string,
  service: ServiceDescription,
  calls: readonly ProjectCall[],
  hasLogin: boolean,
): ProjectInterface {
  return { name, service, served: undefined, calls, hasLogin };
}

/** The password of a fresh world, which is no secret. Any other has to be filled in. */
const USUAL_PASSWORD = 'serveradmin';

/** The first user of the provider under the name that each API knows. */
function loginProperties(model: Model, descriptions: Descriptions): Property[] {
  const provider = model.tenants.find(PROVIDER_ID);
  const user = model.users.find(provider?.accountId ?? 0);
  const names: Readonly<Record<string, string | undefined>> = {
    mspc: user?.username,
    provisioning: user?.provisioningName,
  };
  const password = user?.password === USUAL_PASSWORD ? USUAL_PASSWORD : '';
  return descriptions
    .all()
    .flatMap(({ api, operations }) => [
      { name: `${api}_${LOGIN_PROPERTIES.user}`, value: names[api] ?? user?.cortexName ?? '' },
      { name: `${api}_${LOGIN_PROPERTIES.password}`, value: password },
      ...(operations.some(({ session }) => session !== undefined)
        ? [{ name: `${api}_${LOGIN_PROPERTIES.environment}`, value: provider?.eid ?? '' }]
        : []),
    ]);
}
