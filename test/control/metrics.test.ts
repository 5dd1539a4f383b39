import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, get, newWorld } from '../client.js';
import { newEstate } from '../estate/products.js';
import { newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY } from '../apis/mps/client.js';
import { readMetrics, type Sample } from './prometheus.js';

const emulator = emulatorFor();
const few = emulatorFor({ journalEntries: 1 });

async function scrape(of = emulator): Promise<{ samples: Sample[]; text: string }> {
  const { body } = await get(`${of().address.controlUrl}/metrics`);
  return { samples: readMetrics(body), text: body };
}

/** The value of the sample with these labels; 0 where there is none. */
function valueOf(samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>>): number {
  const isMeant = (sample: Sample) =>
    sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value);
  return samples.filter(isMeant).reduce((sum, { value }) => sum + value, 0);
}

/** How much a value grew while something was done. */
async function growth(name: string, labels: Readonly<Record<string, string>>, act: () => Promise<unknown>) {
  const before = valueOf((await scrape()).samples, name, labels);
  await act();
  return valueOf((await scrape()).samples, name, labels) - before;
}

const EXCHANGES = 'provisim_exchanges_total';

describe('the metrics', () => {
  test('are what a scraper of text format 0.0.4 takes', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('ann'));

    const answer = await get(`${emulator().address.controlUrl}/metrics`);

    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect([...new Set(readMetrics(answer.body).map(({ name }) => name))]).toEqual([
      'provisim_exchanges_total',
      'provisim_exchange_duration_seconds_bucket',
      'provisim_exchange_duration_seconds_sum',
      'provisim_exchange_duration_seconds_count',
      'provisim_sandboxes',
      'provisim_journal_entries',
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
      'process_start_time_seconds',
      'provisim_uptime_seconds',
      'provisim_build_info',
    ]);
  });

  test('count exchanges by operation and outcome, of sandboxes that are gone as well', async () => {
    const add = { api: 'mspc', operation: 'AddUser' };
    const act = async () => {
      const { name, admin } = newWorld(emulator());
      await admin.call('AddUser', account('ann'));
      await admin.call('AddUser', account('ann'));
      emulator().control.drop(name);
    };

    expect(await growth(EXCHANGES, { ...add, outcome: 'done' }, act)).toBe(1);
    expect(await growth(EXCHANGES, { ...add, outcome: 'refused' }, act)).toBe(1);
  });

  test.each([
    ['provisioning', 'getVersion'],
    ['cortex', 'SET customer'],
    ['mps', `${DIRECTORY}::CreateOrganization`],
  ])('name operations of %s as the journal does: %s', async (api, operation) => {
    const act = async () => {
      const { recorder, cortex, mps } = await newEstate(emulator());
      await recorder.call('getVersion', {});
      await cortex.call('SET', newCustomer('Harbour Brokers'));
      await mps.call(DIRECTORY, 'CreateOrganization', {});
    };

    expect(await growth(EXCHANGES, { api, operation }, act)).toBe(1);
  });

  test('time every exchange once', async () => {
    const { admin } = newWorld(emulator());

    const counted = await growth('provisim_exchange_duration_seconds_count', { api: 'mspc' }, async () => {
      await admin.call('UserExists', { username: 'ann' });
      await admin.call('UserExists', { username: 'bob' });
    });

    expect(counted).toBe(2);
  });

  test('count the fault rules that were met', async () => {
    const { admin, control } = newWorld(emulator());
    control.addFault({ match: { operation: 'UserExists' }, before: { status: 503 }, times: 1 });
    control.addFault({ match: { operation: 'UserExists' }, after: { append: ' ' }, times: 1 });
    const call = () => admin.call('UserExists', { username: 'ann' });
    const met = 'provisim_fault_rules_met_total';

    expect(await growth(met, { api: 'mspc', when: 'before' }, call)).toBe(1);
    expect(await growth(met, { api: 'mspc', when: 'after' }, call)).toBe(1);
    expect(await growth(met, {}, call)).toBe(0);
  });

  test('tell what journals keep and had to drop', async () => {
    const { admin } = newWorld(few());
    for (const username of ['ann', 'bob', 'cyd']) await admin.call('UserExists', { username });

    const { samples } = await scrape(few);

    expect(valueOf(samples, 'provisim_journal_entries', { state: 'kept' })).toBe(1);
    expect(valueOf(samples, 'provisim_journal_entries', { state: 'dropped' })).toBe(2);
    expect(valueOf(samples, 'provisim_sandboxes', { state: 'all' })).toBe(2);
  });

  test('show no name that a client made up, nor anything secret', async () => {
    const { name, admin } = newWorld(emulator());
    const { mps, world } = await newEstate(emulator());
    const secret = 'Secret-made-up-1';

    const unknown = await growth(EXCHANGES, { api: 'mps', operation: '', outcome: 'refused' }, () =>
      mps.call(secret, secret, { password: secret }),
    );
    await admin.call('AddUser', { ...account('ann'), password: secret });
    await world.as(`serveradmin:${secret}`).call('UserExists');

    const { text } = await scrape();
    expect(unknown).toBe(1);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(name);
  });
});
