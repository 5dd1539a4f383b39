import type { Addresses } from '../../src/index.js';
import { at, Cortex, newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY, isRefusal, memberOf, Mps, type Arguments } from '../apis/mps/client.js';
import { ProvisioningClient, statusOf } from '../apis/provisioning/client.js';
import { account, Client } from '../client.js';
import { ROOT } from '../estate/products.js';

/** What became of a call: done, refused, or not done for a fault of the server's, told in the product's own form. */
export type Outcome = 'done' | 'refused' | 'failed';

/** One change of each API: it makes something of this name and takes it away again. */
export interface Maker {
  make(name: string): Promise<Outcome>;
  remove(name: string): Promise<Outcome>;
}

/** Numbers that MSPC and Cortex have told, in the order of their answers. */
export interface Numbers {
  readonly users: number[];
  readonly requests: number[];
}

export const APIS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;
export type MakerApi = (typeof APIS)[number];

/** Makers of an emulator, or of a sandbox in it, logged in. */
export async function makersOf(
  { url, provisioningUrl }: Pick<Addresses, 'url' | 'provisioningUrl'>,
  numbers: Numbers = { users: [], requests: [] },
): Promise<Readonly<Record<MakerApi, Maker>>> {
  const recorder = new ProvisioningClient(provisioningUrl);
  await recorder.login();
  return {
    mspc: mspcMaker(new Client(url), numbers),
    provisioning: provisioningMaker(recorder),
    cortex: cortexMaker(new Cortex({ url }), numbers),
    mps: mpsMaker(new Mps(url)),
  };
}

function mspcMaker(admin: Client, { users }: Numbers): Maker {
  const ids = new Map<string, number>();
  return {
    async make(name) {
      const id = Number(await admin.call('AddUser', account(name)));
      if (id > 0) users.push(id);
      ids.set(name, id);
      return outcomeOf(id > 0, Number.isNaN(id));
    },
    async remove(name) {
      const answer = Number(await admin.call('DeleteUser', { userId: ids.get(name) }));
      return outcomeOf(answer === 0, Number.isNaN(answer));
    },
  };
}

function provisioningMaker(recorder: ProvisioningClient): Maker {
  const ids = new Map<string, unknown>();
  return {
    async make(loginName) {
      const answer = await recorder.call('createUser', {
        user: { eid: '0000', loginName, displayName: 'Ada Quay' },
      });
      ids.set(loginName, (answer as { readonly user?: { readonly id?: unknown } }).user?.id);
      return outcomeOf(statusOf(answer) === 'OK', statusOf(answer) === 'ERROR_GENERAL');
    },
    async remove(name) {
      const status = await recorder.status('deleteUser', { userId: ids.get(name) });
      return outcomeOf(status === 'OK', status === 'ERROR_GENERAL');
    },
  };
}

function cortexMaker(cortex: Cortex, { requests }: Numbers): Maker {
  const change = async (action: string, entities: string) => {
    const { status, body } = await cortex.exchange(action, entities);
    const id = Number(/<id>(\d+)<\/id>/.exec(body)?.[1] ?? NaN);
    const isDone = status === 200 && !body.includes('<error>');
    if (isDone) requests.push(id);
    return outcomeOf(isDone, status === 500);
  };
  const codes = new Map<string, string>();
  const codeOf = async (name: string) => {
    const answer = await cortex.call('FIND', `<customer><fullname>${name}</fullname></customer>`);
    return at(answer, 'customer', 0, 'name');
  };
  return {
    make: (name) => change('SET', newCustomer(name)),
    async remove(name) {
      const code = codes.get(name) ?? String(await codeOf(name));
      codes.set(name, code);
      return change('DELETE', `<customer><name>${code}</name></customer>`);
    },
  };
}

function mpsMaker(mps: Mps): Maker {
  const call = async (procedure: string, given: Arguments) => {
    const answer = await mps.call(DIRECTORY, procedure, given);
    const isRefused = isRefusal(answer);
    return outcomeOf(!isRefused, isRefused && answer.code === UNSPECIFIED);
  };
  return {
    make: (name) => call('CreateOrganization', { name, container: ROOT, policyName: 'reseller' }),
    remove: (name) => call('DeleteOrganization', { org: memberOf(ROOT, `OU=${name}`) }),
  };
}

/** E_FAIL, which says that it is the server's fault. */
const UNSPECIFIED = '0x80004005';

function outcomeOf(isDone: boolean, isFailed: boolean): Outcome {
  return isDone ? 'done' : isFailed ? 'failed' : 'refused';
}
