import { beforeEach, describe, expect, test } from '@jest/globals';
import { ERRORS as CORTEX_ERRORS, type ErrorRow as CortexRow } from '../../src/apis/cortex/errors.js';
import { ERRORS as MPS_ERRORS, type ErrorRow as MpsRow } from '../../src/apis/mps/errors.js';
import { FAULTS, RESULTS } from '../../src/apis/mspc/errors.js';
import { REFUSALS, type RefusalRow } from '../../src/apis/provisioning/errors.js';
import { newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY, refusal, step } from '../apis/mps/client.js';
import { emulatorFor, get } from '../client.js';
import { ACTS, APIS, ORGANIZATION, RESELLER } from '../estate/acts.js';
import { newEstate, type Estate } from '../estate/products.js';

const emulator = emulatorFor();
let estate: Estate;

beforeEach(async () => {
  estate = await newEstate(emulator());
});

/** Orders an error for the next call of a product, and says what came of the call. */
async function ordered(api: keyof typeof ACTS, error: string) {
  const { call, isDone, operation } = ACTS[api];
  estate.world.control.addFault({ match: { api }, before: { error }, times: 1 });
  const answer = await call(estate);
  const [entry] = estate.world.control.journal({ operation });
  expect(entry?.fault).toEqual({ rule: 1, when: 'before' });
  expect(await isDone(estate)).toBe(false);
  return answer;
}

/** A text with nothing in its holes. */
const plain = (text: string) => text.replace(/%\d|\{\w+\}/g, '');

describe('every error of a product can be ordered by one call, and nothing of the call is done:', () => {
  test('those listed are those of the products’ tables, MSPC’s among the faults before the call', async () => {
    const { body } = await get(`${emulator().address.controlUrl}/errors`);

    const listed = JSON.parse(body) as Readonly<Record<string, readonly string[]>>;
    const tables = {
      mspc: { ...RESULTS, ...FAULTS },
      provisioning: REFUSALS,
      cortex: CORTEX_ERRORS,
      mps: MPS_ERRORS,
    };
    for (const [api, table] of Object.entries(tables)) {
      expect([api, [...(listed[api] ?? [])].sort()]).toEqual([api, Object.keys(table).sort()]);
    }
    expect(Object.keys(listed).sort()).toEqual(Object.keys(tables).sort());
  });

  test.each(Object.entries<RefusalRow>(REFUSALS))('Provisioning v2 %s', async (error, row) => {
    expect(await ordered('provisioning', error)).toEqual({
      message: plain(row.message),
      statusCode: row.statusCode,
    });
  });

  test.each(Object.entries<CortexRow>(CORTEX_ERRORS))('Cortex %s', async (error, { code, status, text }) => {
    estate.world.control.addFault({ match: { api: 'cortex' }, before: { error }, times: 1 });

    const refused = await estate.cortex.refusal('SET', newCustomer('Harbour Brokers'));

    // The client drops blanks at the ends.
    expect(refused).toEqual([code, status, plain(text).trim()]);
    expect(await ACTS.cortex.isDone(estate)).toBe(false);
  });

  test.each(Object.entries<MpsRow>(MPS_ERRORS))('MPS %s', async (error, { code, text, raisedBy }) => {
    const { namespace, procedure } = raisedBy ?? { namespace: DIRECTORY, procedure: 'CreateOrganization' };

    expect(await ordered('mps', error)).toEqual(refusal(code, plain(text), `${namespace}::${procedure}`));
  });
});

describe.each(APIS)('a client of %s that loses the connection', (api) => {
  const { operation, call, isDone } = ACTS[api];
  const told = () =>
    estate.world.control.journal({ operation }).map(({ outcome, fault }) => ({ outcome, fault }));

  test('before the commit finds nothing done, and the journal says so', async () => {
    estate.world.control.addFault({ match: { api, operation }, before: { connection: 'refuse' }, times: 1 });

    await expect(call(estate)).rejects.toThrow();

    expect(told()).toEqual([{ outcome: 'intercepted', fault: { rule: 1, when: 'before' } }]);
    expect(await isDone(estate)).toBe(false);
  });

  test('after the commit finds it done, and the journal says so', async () => {
    estate.world.control.addFault({ match: { api, operation }, after: { connection: 'close' }, times: 1 });

    await expect(call(estate)).rejects.toThrow();

    expect(told()).toEqual([{ outcome: 'done', fault: { rule: 1, when: 'after' } }]);
    expect(await isDone(estate)).toBe(true);
  });
});

describe('a step of MPS that is to fail after a delay', () => {
  const operation = `${DIRECTORY}::CreateUser`;
  const order = { match: { operation }, before: { delayMs: 1, error: 'ACCESS_DENIED' }, times: 1 };
  const NEW_USER = { container: RESELLER, userPrincipalName: 'ada@tea.example' };

  test('fails where it stands, and undoes those before it', async () => {
    estate.world.control.addFault(order);

    const answer = await estate.mps.run([
      step(DIRECTORY, 'CreateOrganization', ORGANIZATION),
      step(DIRECTORY, 'CreateUser', NEW_USER),
    ]);

    expect(answer).toEqual(refusal('0x80070005', 'Access is denied.', operation));
    expect(estate.world.control.journal({ api: 'mps' })).toMatchObject([
      { outcome: 'refused', reason: 'ACCESS_DENIED', fault: { rule: 1, when: 'before' } },
    ]);
    expect(await ACTS.mps.isDone(estate)).toBe(false);
  });

  test('fails once: what catches it is left alone', async () => {
    await ACTS.mps.call(estate);
    estate.world.control.addFault(order);
    const data = `<executeData><container>${RESELLER}</container><userPrincipalName>ada@tea.example</userPrincipalName></executeData>`;
    const create = `<execute namespace="${DIRECTORY}" procedure="CreateUser" impersonate="1">${data}</execute>`;

    const { body } = await estate.mps.post(
      `<request><procedure><try>${create}</try><catch>${create}</catch></procedure></request>`,
    );

    expect(body).toBe('<response><data/></response>');
  });
});
