import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld } from '../../client.js';
import { at, Cortex, each, newCustomer, type Node } from './client.js';

const emulator = emulatorFor();
let cortex: Cortex;

const BRANCH = 'Reseller (branch.csp.local)';
const customer = (inner: string, name = 'NWR') => `<customer><name>${name}</name>${inner}</customer>`;
const reseller = (fullName: string, inner = '') =>
  customer(`<service><name>Reseller</name><fullname>${fullName}</fullname>${inner}</service>`);
const sells = (name: string) => `<services><service><name>${name}</name></service></services>`;
const below = (fullName: string, location: string) =>
  newCustomer(fullName, `<parent><name>NWR</name></parent><location>${location}</location>`);

/** The services offered to a customer. */
async function offered(name: string): Promise<Node[]> {
  const services = at(await cortex.call('FIND', customer('<service/>', name)), 'customer', 0, 'service');
  return each(services, 'name');
}

beforeEach(async () => {
  cortex = new Cortex(newWorld(emulator()));
  await cortex.set(newCustomer('North Wind Resellers'));
});

describe('a Reseller service for each location', () => {
  test('goes by the same name, and its full name tells it apart', async () => {
    await cortex.set(reseller('Reseller'));
    await cortex.set(reseller(BRANCH, sells('HE')));

    const found = at(
      await cortex.call('GET', customer('<service><name>Reseller</name></service>')),
      'customer',
      0,
      'service',
    );

    expect([each(found, 'name'), each(found, 'fullname'), each(found, 'location')]).toEqual([
      ['Reseller', 'Reseller'],
      ['Reseller', BRANCH],
      ['csp.local', 'branch.csp.local'],
    ]);
    expect(at(found, 0, 'services')).toBe('');
    expect(at(found, 1, 'services', 'service', 'name')).toBe('HE');
  });

  test('has the say about its location alone', async () => {
    await cortex.set(reseller('Reseller', sells('FSS')));
    await cortex.set(reseller(BRANCH, sells('HE')));
    await cortex.set(below('Orchard Book Society', 'csp.local'));
    await cortex.set(below('Marina Rentals', 'branch.csp.local'));

    expect(await offered('OBS')).toEqual(['Proxy', 'FSS', 'ServiceAdmins']);
    expect(await offered('MR')).toEqual(['Proxy', 'HE', 'ServiceAdmins']);
  });

  test('sells nothing elsewhere', async () => {
    await cortex.set(reseller(BRANCH));
    await cortex.set(below('Orchard Book Society', 'csp.local'));

    expect(await offered('OBS')).toEqual(['Proxy', 'ServiceAdmins']);
  });

  test('leaves a customer a reseller until the last one is taken away', async () => {
    await cortex.set(reseller('Reseller'));
    await cortex.set(reseller(BRANCH));
    await cortex.set(below('Orchard Book Society', 'csp.local'));

    await cortex.set(reseller('Reseller', '<status>NotProvisioned</status>'));

    expect(await cortex.refusal('SET', reseller(BRANCH, '<status>NotProvisioned</status>'))).toEqual([
      ...[10, 400, 'Reseller: The customer still has customers.'],
    ]);
    await cortex.set(customer('', 'OBS'), 'DELETE');
    await cortex.set(reseller(BRANCH, '<status>NotProvisioned</status>'));
    expect((await cortex.refusal('SET', below('Marina Rentals', 'csp.local')))[0]).toBe(12);
  });
});

test('a SET that names no full name speaks of the first', async () => {
  await cortex.set(customer('<service><name>Reseller</name></service>'));

  expect(await offered('NWR')).toContain('Reseller');
  const found = at(await cortex.call('FIND', reseller('Reseller')), 'customer', 0, 'service', 0);
  expect(at(found, 'status')).toBe('Provisioned');
});
