import dns from 'node:dns';
import { isIP, Socket } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../src/index.js';
import { account, Client, get, newWorld, QUIET } from './client.js';

/** Every connection, and every look-up of a name that is no address, of this process: emulator and test alike. */
const connections: unknown[] = [];
const lookups: unknown[] = [];

beforeAll(() => {
  const connect = Socket.prototype.connect;
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    connections.push(portOf(args));
    return Reflect.apply(connect, this, args) as Socket;
  });
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
    const original: unknown = dns[name];
    jest.spyOn(dns, name).mockImplementation(((...args: unknown[]) => {
      if (isIP(String(args[0])) === 0) lookups.push(args[0]);
      return Reflect.apply(original as (...all: unknown[]) => unknown, dns, args);
    }) as never);
  }
});

afterAll(() => {
  jest.restoreAllMocks();
});

/** The port in the arguments of `connect`, which come as options, as a list that Node has normalized, or one by one. */
function portOf(args: readonly unknown[]): unknown {
  const [first] = args;
  if (Array.isArray(first)) return portOf(first as unknown[]);
  return typeof first === 'object' && first !== null && 'port' in first ? Number(first.port) : first;
}

async function walk(emulator: Emulator): Promise<number> {
  const { admin, url } = newWorld(emulator, 'demo');
  const anonymous = new Client(url, { login: undefined });
  const date = '2026-01-01';
  const plan = { PlanName: 'Walk', UserId: 1, ServerId: 1, Groups: {}, Quotas: {} };
  const addon = { PackageId: 4, PlanId: 7, Quantity: 1, StatusId: 1, PurchaseDate: date };
  const calls: readonly (readonly [string, Readonly<Record<string, unknown>>, Client?])[] = [
    ['UserExists', { username: 'alpine' }],
    ['AddUser', { ...account('walker', { Email: 'walker@mail.example' }), sendLetter: true }],
    ['GetUserById', { userId: 16 }],
    ['GetUserByUsername', { username: 'walker' }],
    ['GetUsers', { ownerId: 1, recursive: true }],
    ['UpdateUser', { user: { UserId: 16, Username: 'walker', RoleId: 3, StatusId: 1 } }],
    ['ChangeUserPassword', { userId: 16, password: 'x' }],
    ['ChangeUserStatus', { userId: 16, status: 'Suspended' }],
    ['AuthenticateUser', { username: 'walker', password: 'x', ip: 'mail.example' }, anonymous],
    ['AddHostingPlan', { plan }],
    ['UpdateHostingPlan', { plan: { ...plan, PlanId: 12 } }],
    ['GetHostingPlan', { planId: 12 }],
    ['GetHostingPlanContext', { planId: 12 }],
    ['AddPackage', { userId: 16, planId: 12, packageName: 'Walk', statusId: 1, purchaseDate: date }],
    ['UpdatePackage', { package: { PackageId: 12, PlanId: 12, PurchaseDate: date, StatusId: 1 } }],
    ['UpdatePackageName', { packageId: 12, packageName: 'Walked' }],
    ['ChangePackageStatus', { packageId: 12, status: 'Suspended' }],
    ['GetPackage', { packageId: 12 }],
    ['GetPackages', { userId: 16 }],
    ['GetMyPackages', { userId: 16 }],
    ['GetPackageContext', { packageId: 4 }],
    ['GetPackageQuota', { packageId: 4, quotaName: 'OS.Diskspace' }],
    ['AddPackageAddon', { addon }],
    ['UpdatePackageAddon', { addon: { ...addon, PackageAddonId: 3 } }],
    ['GetPackageAddon', { packageAddonId: 3 }],
    ['GetPackageAddons', { packageId: 4 }],
    ['DeletePackageAddon', { packageAddonId: 3 }],
    ['AddHostingAddon', { plan: { ...plan, IsAddon: true } }],
    ['UpdateHostingAddon', { plan: { ...plan, PlanId: 13 } }],
    ['DeleteHostingAddon', { planId: 13 }],
    ['DeletePackage', { packageId: 12 }],
    ['DeleteHostingPlan', { planId: 12 }],
    ['DeleteUser', { userId: 16 }],
  ];
  for (const [operation, parameters, client = admin] of calls) {
    const answer = await client.exchange(operation, parameters);
    expect([operation, answer.status]).toEqual([operation, 200]);
  }
  await new Client(url).post('UserExists', withAddressing(url));
  const pages = [
    '/esUsers.asmx',
    '/esUsers.asmx?wsdl',
    '/esUsers.asmx?disco',
    '/esPackages.asmx?op=AddPackage',
    '/nowhere',
  ];
  for (const page of pages) await get(url + page);
  for (const route of ['/health', '/sandboxes', '/sandboxes/default/outbox'])
    await get(emulator.address.controlUrl + route);
  return calls.length + 1 + pages.length + 3;
}

/** A call whose headers, document type and schema location invite the server to go elsewhere. */
function withAddressing(url: string): string {
  const elsewhere = 'http://elsewhere.example:8080/';
  const addressing = ['ReplyTo', 'FaultTo'].map(
    (name) => `<wsa:${name}><wsa:Address>${elsewhere}</wsa:Address></wsa:${name}>`,
  );
  return [
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ${elsewhere}x.xsd">`,
    `<e:Header>${addressing.join('')}<wsa:To>${url}</wsa:To></e:Header>`,
    '<e:Body><UserExists xmlns="http://smbsaas/MSPC/enterpriseserver"><username>x</username></UserExists></e:Body></e:Envelope>',
  ].join('');
}

test('a walk through every operation opens no connection but those of its client, and asks for no name', async () => {
  const emulator = await startEmulator(QUIET);
  const { url, controlUrl } = emulator.address;

  const requests = await walk(emulator);
  await emulator.close();

  const own = [url, controlUrl].map((address) => Number(new URL(address).port));
  expect(connections.length).toBeGreaterThan(0);
  expect(connections.length).toBeLessThanOrEqual(requests);
  expect(connections.filter((port) => !own.includes(Number(port)))).toEqual([]);
  expect(lookups).toEqual([]);
});
