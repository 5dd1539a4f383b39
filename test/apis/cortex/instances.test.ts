import { beforeEach, expect, test } from '@jest/globals';
import { emulatorFor, newWorld } from '../../client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let cortex: Cortex;

/** A service whose instances are sold in packages and have a property. */
const SEED = {
  include: ['default'],
  services: [{ id: 900, cortexName: 'TeamSites', position: 900 }],
  offers: [
    {
      service: 'TeamSites',
      fullName: 'Team Sites',
      hasInstances: true,
      packages: [
        { name: 'SMALL', fullName: 'Small' },
        { name: 'LARGE', fullName: 'Large' },
      ],
    },
  ],
  localNames: [{ location: 'csp.local', service: 'TeamSites', fullName: 'Team Sites' }],
  properties: [
    {
      scope: 'instance',
      service: 'TeamSites',
      name: 'Theme',
      fullName: 'Theme',
      isVisible: true,
      initial: 'Plain',
    },
  ],
};

const sites = (inner: string) =>
  `<customer><name>LTB</name><service><name>TeamSites</name><instances>${inner}</instances></service></customer>`;
const site = (name: string, inner = '') => sites(`<instance><name>${name}</name>${inner}</instance>`);
const sold = (name: string) => `<package><name>${name}</name></package>`;
const theme = (value: string) =>
  `<properties><property><name>Theme</name><value>${value}</value></property></properties>`;

/** What is between the tags of the instances, as one line. */
async function printed(entities: string): Promise<string> {
  const { body } = await cortex.exchange('GET', entities);
  return (/<instances>(.*)<\/instances>/s.exec(body)?.[1] ?? body).replaceAll(/\r\n */g, '');
}

beforeEach(async () => {
  cortex = new Cortex(newWorld(emulator(), SEED));
  await cortex.set(newCustomer('Larkspur Tea Blenders'));
});

test('an instance has the package and the property values it was given', async () => {
  await cortex.set(site('Tea', `<fullname>Tea room</fullname>${sold('SMALL')}${theme('Green')}`));

  expect(await printed(site('tea', '<properties/>'))).toBe(
    '<instance><name>Tea</name><fullname>Tea room</fullname><status>Provisioned</status>' +
      '<package><name>SMALL</name><fullname>Small</fullname><enabled>True</enabled></package>' +
      '<properties><property><name>Theme</name><value>Green</value></property></properties></instance>',
  );
});

test('what is not sent of an instance stays, and one package is in force', async () => {
  await cortex.set(site('Tea', sold('SMALL') + theme('Green')));
  await cortex.set(site('Tea', sold('LARGE')));

  expect(await printed(sites('<instance><properties/></instance>'))).toBe(
    '<instance><name>Tea</name><fullname>Tea</fullname><status>Provisioned</status>' +
      '<package><name>SMALL</name><fullname>Small</fullname><enabled>False</enabled></package>' +
      '<package><name>LARGE</name><fullname>Large</fullname><enabled>True</enabled></package>' +
      '<properties><property><name>Theme</name><value>Green</value></property></properties></instance>',
  );
});

test('properties begin as they are defined', async () => {
  await cortex.set(site('Tea'));

  expect(await printed(site('Tea', '<properties/>'))).toContain('<value>Plain</value>');
});

test.each([
  ['an unknown package', sold('HUGE'), [10, 400, "TeamSites: There is no plan 'HUGE'."]],
  [
    'an unknown property',
    '<properties><property><name>Font</name><value>x</value></property></properties>',
    [19, 400, "Property 'Font' is invalid."],
  ],
])('%s is refused, and nothing is left of the instance', async (_title, inner, expected) => {
  await cortex.set(site('Tea'));

  expect(await cortex.refusal('SET', site('Coffee', inner))).toEqual(expected);

  expect(await printed(sites(''))).toBe(
    '<instance><name>Tea</name><fullname>Tea</fullname><status>Provisioned</status></instance>',
  );
});

test('a service without instances is refused them', async () => {
  expect(
    await cortex.refusal(
      'SET',
      '<customer><name>LTB</name><service><name>FSS</name><instances><instance><name>x</name></instance></instances></service></customer>',
    ),
  ).toEqual([10, 400, 'FSS: The service has no instances.']);
});

test('an instance that is deprovisioned goes', async () => {
  await cortex.set(site('Tea'));
  await cortex.set(site('Coffee'));

  await cortex.set(site('TEA', '<status>NotProvisioned</status>'));

  expect(await printed(sites(''))).toContain('<name>Coffee</name>');
  expect((await cortex.refusal('GET', site('Tea')))[0]).toBe(10);
});
