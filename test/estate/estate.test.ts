import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { memberOf } from '../apis/mps/client.js';
import {
  GONE,
  NAMES_OF_PRODUCTS,
  newEstate,
  PASSWORD,
  PRODUCTS,
  ROOT,
  type Estate,
  type Names,
} from './products.js';

const emulator = emulatorFor();

/** What the customer and its user are called, by the product that made them. @source design, names and keys */
const NAMES: Readonly<Record<keyof typeof PRODUCTS, Names>> = {
  mspc: {
    ...{ fullName: 'Tea Blenders', code: 'TB', eid: '0001', shortName: 'TB' },
    organization: memberOf(ROOT, 'OU=TB'),
    ...{ username: 'ada', loginName: 'ada', cortexName: 'ada_TB', upn: 'ada_TB@tb.csp.local' },
  },
  provisioning: {
    ...{ fullName: 'Tea Blenders', code: 'TB', eid: 'H001', shortName: 'Tea' },
    organization: memberOf(ROOT, 'OU=TB'),
    ...{ username: 'ada', loginName: 'ada', cortexName: 'ada_TB', upn: 'ada_TB@tb.csp.local' },
  },
  cortex: {
    ...{ fullName: 'Tea Blenders', code: 'TB', eid: '0001', shortName: 'TB' },
    organization: memberOf(ROOT, 'OU=TB'),
    ...{ username: 'ada', loginName: 'ada', cortexName: 'ada_TB', upn: 'ada_TB@tea-blenders.example' },
  },
  // Below a reseller, which took the first eid; the user's name is its UPN.
  mps: {
    ...{ fullName: 'Tea Blenders', code: 'TB', eid: '0002', shortName: 'TB' },
    organization: memberOf(memberOf(ROOT, 'OU=HarborMail'), 'OU=Tea Blenders'),
    ...{ username: 'ada@tea.example', loginName: 'ada@tea.example' },
    ...{ cortexName: 'ada@tea.example_TB', upn: 'ada@tea.example' },
  },
};

const PAIRS = NAMES_OF_PRODUCTS.flatMap((maker) => NAMES_OF_PRODUCTS.map((other) => [maker, other] as const));

/** How a product switches a whole customer off and on; in MSPC that is its account, and MPS has no such thing. */
const SWITCHES = {
  provisioning: ({ recorder }: Estate, { eid }: Names, isOn: boolean) =>
    recorder.call('updateEnvironment', { environment: { eid, inactive: isOn ? 0 : 1 } }),
  cortex: ({ cortex }: Estate, { code }: Names, isOn: boolean) =>
    cortex.set(`<customer><name>${code}</name><enabled>${String(isOn)}</enabled></customer>`),
};
const SWITCHED = NAMES_OF_PRODUCTS.flatMap((maker) =>
  (['provisioning', 'cortex'] as const).map((other) => [maker, other] as const),
);

/** The products that let the user log in. */
async function lettingIn(estate: Estate, names: Names): Promise<string[]> {
  const found = [];
  for (const product of NAMES_OF_PRODUCTS)
    if (await PRODUCTS[product].logsIn(estate, names, PASSWORD)) found.push(product);
  return found;
}

describe('a customer and its user', () => {
  test.each(PAIRS)('that %s makes are there in %s', async (maker, other) => {
    const estate = await newEstate(emulator());
    const names = NAMES[maker];

    await PRODUCTS[maker].make(estate);

    expect(await PRODUCTS[other].tells(estate, names)).toEqual(TOLD[other](names));
  });

  test.each(PAIRS)('that %s makes log in to %s, with the one password', async (maker, other) => {
    const estate = await newEstate(emulator());

    await PRODUCTS[maker].make(estate);

    expect(await PRODUCTS[other].logsIn(estate, NAMES[maker], PASSWORD)).toBe(true);
    expect(await PRODUCTS[other].logsIn(estate, NAMES[maker], PASSWORD.toLowerCase())).toBe(false);
  });

  test.each(PAIRS)('that %s makes and %s suspends log in to MSPC alone', async (maker, other) => {
    const estate = await newEstate(emulator());
    const names = NAMES[maker];
    await PRODUCTS[maker].make(estate);

    await PRODUCTS[other].suspend(estate, names);

    expect(await lettingIn(estate, names)).toEqual(['mspc']);
  });

  test.each(SWITCHED)('that %s makes follow the customer’s switch in %s', async (maker, other) => {
    const estate = await newEstate(emulator());
    const names = NAMES[maker];
    await PRODUCTS[maker].make(estate);

    await SWITCHES[other](estate, names, false);
    const off = await lettingIn(estate, names);
    await SWITCHES[other](estate, names, true);

    expect([off, await lettingIn(estate, names)]).toEqual([['mspc'], [...NAMES_OF_PRODUCTS]]);
  });

  test.each(PAIRS)('that %s makes and %s removes are gone everywhere', async (maker, other) => {
    const estate = await newEstate(emulator());
    const names = NAMES[maker];
    await PRODUCTS[maker].make(estate);

    await PRODUCTS[other].remove(estate, names);

    // Provisioning v2 cannot delete an environment, so the customer stays where it does not need a user.
    const isKept = other === 'provisioning';
    for (const product of NAMES_OF_PRODUCTS) {
      const { customer } = isKept && product !== 'mspc' ? TOLD[product](names) : GONE;
      expect([product, await PRODUCTS[product].tells(estate, names)]).toEqual([
        product,
        { customer, user: undefined },
      ]);
    }
  });
});

/** What each product tells of the two while they are there. */
const TOLD = {
  mspc: ({ username }: Names) => ({
    customer: { Role: 'User', IsPeer: 'false' },
    user: { Username: username, FirstName: 'Ada', LastName: 'Quay' },
  }),
  provisioning: ({ eid, shortName, fullName, loginName }: Names) => ({
    customer: { eid, shortName, displayName: fullName },
    user: { loginName, displayName: 'Ada Quay' },
  }),
  cortex: ({ code, fullName, cortexName, upn }: Names) => ({
    customer: { name: code, fullname: fullName },
    user: { name: cortexName, firstname: 'Ada', lastname: 'Quay', upn },
  }),
  mps: ({ organization }: Names) => ({ customer: { orgType: 'customer' }, user: { organization } }),
};
