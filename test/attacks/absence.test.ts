import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isPublished } from '../../src/apis/mspc/description.js';
import { ES_AUTHENTICATION } from '../../src/apis/mspc/esAuthentication.generated.js';
import { ES_PACKAGES } from '../../src/apis/mspc/esPackages.generated.js';
import { ES_USERS } from '../../src/apis/mspc/esUsers.generated.js';
import { PROVISIONING_SERVICE } from '../../src/apis/provisioning/provisioning.generated.js';
import { CONTROL_ROUTES } from '../../src/control/routes/table.js';
import { OPTIONS } from '../../src/options.js';
import { Client, emulatorFor, envelope, get, newWorld } from '../client.js';
import { envelope as v2Envelope, ProvisioningClient } from '../apis/provisioning/client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
const JSON_TYPE = { 'Content-Type': 'application/json' };

let elsewhere: Server;
let visits = 0;
beforeAll(async () => {
  elsewhere = createServer((_req, res) => res.end());
  elsewhere.on('connection', () => (visits += 1));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  elsewhere.close();
});

/** A server of ours that nobody must come to. */
const trap = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;

describe('S2 addresses to answer to that are not the caller’s', () => {
  const addressed = () =>
    `<h:Header xmlns:h="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:a="http://www.w3.org/2005/08/addressing">${[
      ...['wsa', 'a'].flatMap((prefix) =>
        ['ReplyTo', 'FaultTo', 'From'].map(
          (name) => `<${prefix}:${name}><${prefix}:Address>${trap()}</${prefix}:Address></${prefix}:${name}>`,
        ),
      ),
      `<wsa:To>${trap()}</wsa:To>`,
    ].join('')}</h:Header>`;

  test('S2 are not looked at by MSPC: the caller has the answer, and the fault', async () => {
    const client = new Client(newWorld(emulator()).url);
    const body = (operation: string, parameters: object) =>
      envelope(operation, { ...parameters }, undefined, addressed());

    const good = await client.post('UserExists', body('UserExists', { username: 'serveradmin' }));
    const fault = await client.post('UpdateUser', body('UpdateUser', { user: { UserId: 99 } }));

    expect(good.body).toContain('<UserExistsResult>true</UserExistsResult>');
    expect([fault.status, visits]).toEqual([500, 0]);
  });

  test('S2 are not looked at by the Provisioning API', async () => {
    const client = new ProvisioningClient(emulator().address.provisioningUrl);

    const { body } = await client.post(
      v2Envelope('getVersion', {}).replace('<s:Body>', `${addressed()}<s:Body>`),
    );

    expect(body).toContain('<statusCode>OK</statusCode>');
    expect(visits).toBe(0);
  });
});

describe('S9 a description names the operations of the contract and no other', () => {
  const operationsIn = (wsdl: string) => {
    const [, portType = ''] = /<(?:wsdl:)?portType [^>]*>([\s\S]*?)<\/(?:wsdl:)?portType>/.exec(wsdl) ?? [];
    return [...portType.matchAll(/<(?:wsdl:)?operation name="(\w+)"/g)].map(([, name]) => name);
  };

  test.each(
    [ES_USERS, ES_PACKAGES, ES_AUTHENTICATION].map((contract) => [contract.service, contract] as const),
  )('S9 %s', async (service, { operations }) => {
    const { body } = await get(`${emulator().address.url}/${service}.asmx?wsdl`);

    const published = Object.entries(operations).flatMap(([name, { origin }]) =>
      isPublished(origin, 'mspc') ? name : [],
    );

    expect(operationsIn(body).sort()).toEqual(published.sort());
  });

  test('S9 provisioning', async () => {
    const { body } = await get(`${emulator().address.provisioningUrl}/provisioning?wsdl`);

    expect(operationsIn(body).sort()).toEqual(Object.keys(PROVISIONING_SERVICE.operations).sort());
  });

  test.each(['/cortexapi/default.aspx', '/mps', '/mpf/soapisapi.dll'])('S9 %s has none', async (path) => {
    for (const query of ['?wsdl', '?disco', '?op=SET', '']) {
      const { body } = await get(emulator().address.url + path + query);
      expect(body).not.toMatch(/definitions|discovery|portType|CreateOrganization|executeData/);
    }
  });
});

describe('S18 the emulated ports hold nothing of the control API', () => {
  const PATHS = [
    ...CONTROL_ROUTES.map(({ path }) => path),
    '/openapi.json',
    '/metrics',
    '/console',
    '/fidelity',
  ];
  const CONCRETE = [...new Set(PATHS.map((path) => path.replaceAll(/\{\w+\}/g, 'default')))];

  test.each(CONCRETE)('S18 %s', async (path) => {
    const { url, provisioningUrl } = emulator().address;
    for (const base of [url, `${url}/~default`, provisioningUrl, `${provisioningUrl}/~default`]) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const { status, body } = await send(method, base + path, JSON_TYPE, Buffer.from('{}'));
        expect([method, base, path, status]).toEqual([method, base, path, 404]);
        expect(body).not.toMatch(/^\s*[{[]/);
      }
    }
  });

  test('S18 and the control port none of the products', async () => {
    const { controlUrl } = emulator().address;

    for (const path of [
      '/esUsers.asmx?wsdl',
      '/provisioning?wsdl',
      '/cortexapi/default.aspx',
      '/mps',
      '/~default/esUsers.asmx',
    ]) {
      expect((await get(controlUrl + path)).status).toBe(404);
    }
  });
});

describe('S19 nothing goes out: there is no proxy, no web hook, and no address that is fetched', () => {
  const REACHING_OUT = /proxy|hook|callback|forward|upstream|relay|fetch|smtp/i;

  test('S19 no option and no route is about one', () => {
    const routes = CONTROL_ROUTES.map(({ method, path, summary }) => `${method} ${path} ${summary}`);

    expect(Object.keys(OPTIONS).filter((name) => REACHING_OUT.test(name))).toEqual([]);
    expect(routes.filter((route) => REACHING_OUT.test(route))).toEqual([]);
  });

  test.each([
    ['an address of the cloud', 'http://169.254.169.254/latest/meta-data'],
    ['one of this machine', 'TRAP'],
    ['a file', 'file:///etc/passwd'],
    ['a path', '/etc/passwd'],
  ])('S19 %s is no seed, nothing that a seed includes, and no snapshot', async (_what, text) => {
    const { name } = newWorld(emulator());
    const address = text === 'TRAP' ? trap() : text;
    const control = `${emulator().address.controlUrl}/sandboxes/${name}`;
    const post = (verb: string, body: object) =>
      send('POST', `${control}/${verb}`, JSON_TYPE, Buffer.from(JSON.stringify(body)));

    const answers = [
      await post('seed', { seed: address }),
      await post('seed', { seed: { include: [address] } }),
      await post('restore', { snapshot: address }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404]);
    expect(answers.map(({ body }) => body).join('')).not.toMatch(/root:|ami-id/);
    expect(visits).toBe(0);
  });
});
