import type { Emulator } from '../../src/index.js';
import { newCustomer } from '../apis/cortex/client.js';
import { OCS, requestOf, step } from '../apis/mps/client.js';
import { envelope as v2Envelope } from '../apis/provisioning/client.js';
import { open } from '../attacks/attack.js';
import { account, basic, envelope, NOW } from '../client.js';
import { BRANDS } from '../../src/apis/mspc/brand.js';
import { CALLS, LOGINS, PRODUCTS, tokenRequest, VERBS, type ProductName } from './products.js';

/** A request as it goes over the wire; `TOKEN` in a body becomes the token that the walk was given. */
interface Sent {
  readonly product: ProductName;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const XML = { 'Content-Type': 'text/xml; charset=utf-8' };
const as = (login: string) => ({ ...XML, Authorization: basic(login) });
const ADMIN = as(`${LOGINS.cortex}:serveradmin`);

const mspc = (
  service: string,
  operation: string,
  parameters: object,
  login = 'serveradmin:serveradmin',
): Sent => ({
  ...{ product: 'mspc', path: `/${service}.asmx`, body: envelope(operation, { ...parameters }) },
  headers: { ...as(login), SOAPAction: `"${BRANDS.mspc.namespace}/${operation}"` },
});
const v2 = (operation: string, parameters: object): Sent => ({
  ...{ product: 'provisioning', path: '/provisioning', headers: XML },
  body: v2Envelope(operation, { token: 'TOKEN', ...parameters }),
});
const cortex = (action: string, entities: string): Sent => ({
  ...{ product: 'cortex', path: '/cortexapi/default.aspx', headers: ADMIN },
  body: `<request version="1.0" action="${action}">${entities}</request>`,
});
const page = (product: ProductName, path: string, method = 'GET'): Sent => ({ product, path, method });

/** Every verb of the oracle's calls, in every product. */
const VERBS_OF_ALL = PRODUCTS.flatMap((product) =>
  [...VERBS, 'read' as const].map((verb): Sent => {
    const call = CALLS[product].request(verb, { name: 'WALK', text: 'Walker', id: 2 }, 'TOKEN');
    const login = call.product === 'provisioning' ? {} : as(`${LOGINS[call.product]}:serveradmin`);
    return { ...call, headers: { ...call.headers, ...login } };
  }),
);

const DAY = '2026-01-01T00:00:00';
const PLAN = { PlanName: 'Walk', UserId: 1, ServerId: 1, Groups: {}, Quotas: {} };

/** What clients of all products ask by turns: changes, lists, pages, refusals, faults and broken messages. */
const WALK: readonly Sent[] = [
  tokenRequest(''),
  ...VERBS_OF_ALL,
  mspc('esUsers', 'AddUser', { ...account('walker', { Email: 'walker@mail.example' }), sendLetter: true }),
  v2('createEnvironment', { environment: { eid: 'W001', displayName: 'Walkers', shortName: 'Walk' } }),
  cortex('SET', newCustomer('Walk & Sons'.replace('&', '&amp;'))),
  mspc('esPackages', 'AddHostingPlan', { plan: PLAN }),
  mspc('esPackages', 'AddPackage', {
    userId: 1,
    planId: 1,
    packageName: 'Walk',
    statusId: 1,
    purchaseDate: DAY,
  }),
  { product: 'mps', path: '/mps', headers: ADMIN, body: requestOf([step(OCS, 'GetPools', {})]) },
  mspc('esUsers', 'GetUsersPaged', {
    userId: 1,
    filterColumn: '',
    filterValue: '',
    startRow: 0,
    maximumRows: 10,
  }),
  v2('listUsers', { filter: {} }),
  cortex('FIND', '<customer/>'),
  mspc('esAuthentication', 'AuthenticateUser', { username: 'walker', password: 'wrong', ip: '' }),
  mspc('esUsers', 'GetUserById', { userId: 2 }, 'walker:wrong'),
  {
    product: 'provisioning',
    path: '/provisioning',
    headers: XML,
    body: v2Envelope('listUsers', { token: 'none' }),
  },
  cortex('GET', '<customer><name>NOBODY</name></customer>'),
  { product: 'mps', path: '/mps', headers: ADMIN, body: requestOf([step('Nothing', 'Nobody', {})]) },
  ...(['mspc', 'provisioning', 'cortex', 'mps'] as const).map((product): Sent => ({
    ...{ product, headers: ADMIN, body: '<broken' },
    path: CALLS[product].request('create', { name: '', text: '', id: 0 }, '').path,
  })),
  page('mspc', '/esUsers.asmx?wsdl'),
  page('mspc', '/esUsers.asmx?op=AddUser'),
  page('mspc', '/nothing.asmx'),
  page('mspc', '/esUsers.asmx', 'PUT'),
  page('provisioning', '/provisioning?wsdl'),
  page('provisioning', '/provisioning'),
  page('provisioning', '/nothing'),
];

/** Half-way through the walk the clock goes on by so much. */
const PAUSE_MS = 61_000;

/** Takes the walk in a world that was just reset, its clock frozen; everything that came over the sockets, in order. */
export async function walk({ address, control }: Emulator): Promise<string[]> {
  const world = control.sandbox();
  world.reset();
  world.freezeClock(NOW);
  let token = '';
  const answers: string[] = [];
  for (const [index, sent] of WALK.entries()) {
    if (index === Math.floor(WALK.length / 2)) world.advanceClock(PAUSE_MS);
    const base = sent.product === 'provisioning' ? address.provisioningUrl : address.url;
    const answer = await exchange(Number(new URL(base).port), written(sent, token));
    token ||= /<token>(.*?)<\/token>/.exec(answer)?.[1] ?? '';
    answers.push(answer);
  }
  return answers;
}

/** The host is always the same, so that no port shows in addresses. */
function written({ method = 'POST', path, headers = {}, body = '' }: Sent, token: string): string {
  const whole = body.replace('TOKEN', token);
  const all = {
    Host: 'panel.test',
    Connection: 'close',
    ...headers,
    'Content-Length': Buffer.byteLength(whole),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${whole}`;
}

async function exchange(port: number, request: string): Promise<string> {
  const connection = await open(port);
  try {
    connection.socket.write(request);
    return await connection.rest();
  } finally {
    connection.socket.destroy();
  }
}
