/**
 * The servers that we are measured against, one a process: told over IPC what to answer, they report their port.
 *
 *   bare      node:http, canned bytes
 *   express   one Express route, canned bytes
 *   soap      the `soap` package, answering from memory by the WSDL that we serve
 */
import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { AUTHORIZATION, CORTEX_PATH, PATH, PROVISIONING_PATH, WORLD } from './calls.js';

/** @typedef {import('./load.js').Answer} Answer */
/** @typedef {{ readonly answers: Record<string, Answer>, readonly wsdl: string }} Orders by SOAPAction */
/** @typedef {{ readonly status: number, readonly headers: [string, string][], readonly body: Buffer }} Canned */

/** @type {Record<string, (orders: Orders) => Promise<import('node:http').Server>>} */
const RIVALS = { bare, express, soap };

process.once('message', async (/** @type {Orders} */ orders) => {
  const server = await RIVALS[process.argv[2] ?? '']?.(orders);
  if (server === undefined) throw new Error(`no such rival: ${process.argv[2]}`);
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
  });
});
process.once('disconnect', () => process.exit());

/** @param {Orders} orders */
async function bare(orders) {
  const canned = cannedAnswers(orders);
  return createServer((req, res) => {
    const answer = canned.get(req.headers.soapaction);
    req.on('data', () => {});
    req.on('end', () => {
      if (answer === undefined) return void res.writeHead(404).end();
      res.writeHead(answer.status, answer.headers.flat());
      res.end(answer.body);
    });
  });
}

/** @param {Orders} orders */
async function express(orders) {
  const { default: createApp } = await import('express');
  const canned = cannedAnswers(orders);
  const app = createApp();
  app.disable('x-powered-by');
  app.disable('etag');
  app.post([PATH, PROVISIONING_PATH, CORTEX_PATH], (req, res) => {
    const answer = canned.get(req.headers.soapaction);
    /** @type {Buffer[]} */
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      if (answer === undefined) return void res.status(404).end();
      for (const [name, value] of answer.headers) res.setHeader(name, value);
      res.status(answer.status).send(answer.body);
    });
  });
  return createServer(app);
}

/**
 * Our answers, to be given again by rote; their Date is the server's own affair.
 *
 * @param {Orders} orders @returns {Map<unknown, Canned>}
 */
function cannedAnswers({ answers }) {
  return new Map(
    Object.entries(answers).map(([action, { status, headers, body }]) => [
      action,
      {
        status,
        headers: headers.filter(([name]) => !OWN_HEADERS.includes(name)),
        body: Buffer.from(body),
      },
    ]),
  );
}

const OWN_HEADERS = ['Date', 'Connection', 'Keep-Alive', 'Transfer-encoding'];

/** @param {Orders} orders */
async function soap({ wsdl }) {
  const { default: soapPackage } = await import('soap');
  const server = createServer((_req, res) => void res.writeHead(404).end());
  const operations = memory();
  const listening = soapPackage.listen(server, {
    path: PATH,
    xml: wsdl,
    services: { esUsers: { esUsersSoap: operations, esUsersSoap12: operations } },
    enableChunkedEncoding: false,
  });
  listening.authorizeConnection = (req) => req.headers.authorization === AUTHORIZATION;
  return server;
}

/** The three operations over plain maps. */
function memory() {
  /** @type {Map<number, object>} */
  const users = new Map();
  /** @type {Map<number, object[]>} */
  const byOwner = new Map();
  let nextId = 2;
  const add = (/** @type {{ OwnerId: number }} */ user) => {
    const UserId = nextId++;
    const added = { ...user, UserId };
    users.set(UserId, added);
    const siblings = byOwner.get(user.OwnerId);
    if (siblings === undefined) byOwner.set(user.OwnerId, [added]);
    else siblings.push(added);
    return UserId;
  };
  for (const user of WORLD.users) add(toUserInfo(user));
  return {
    GetUserById: (/** @type {{ userId: number }} */ { userId }) => ({ GetUserByIdResult: users.get(userId) }),
    GetUsers: (/** @type {{ ownerId: number }} */ { ownerId }) => ({
      GetUsersResult: { UserInfo: byOwner.get(ownerId) ?? [] },
    }),
    AddUser: (/** @type {{ user: { OwnerId: number } }} */ { user }) => ({ AddUserResult: add(user) }),
  };
}

/** A record with the elements that our own answer has, in the WSDL's order. @param {(typeof WORLD.users)[number]} user */
function toUserInfo(user) {
  return {
    ...{ RoleId: 3, Role: 'User', StatusId: 1, Status: 'Active', LoginStatusId: 0, LoginStatus: 'Enabled' },
    ...{ FailedLogins: 0, UserId: user.id, OwnerId: user.ownerId, IsPeer: false },
    ...{ Created: '2024-01-01T00:00:00', Changed: '2024-01-01T00:00:00', IsDemo: false },
    ...{ LastName: user.lastName, Username: user.username, FirstName: user.firstName, Email: user.email },
    ...{ Country: user.country, City: user.city, HtmlMail: false, CompanyName: user.companyName },
    ...{ EcommerceEnabled: false, Vlans: {} },
  };
}
