import { expect, test } from '@jest/globals';
import { MpsDescription } from '../../../src/apis/mps/description.js';
import { PROCEDURES } from '../../../src/apis/mps/procedures.js';
import { emulatorFor, newWorld } from '../../client.js';
import { send } from '../../golden/exchange.js';
import { modelOf } from '../../model/estate.js';

const emulator = emulatorFor();
const description = new MpsDescription(PROCEDURES);
const SEED = 'northfield';
const estate = modelOf(SEED);
const LOGIN = { user: 'cspadmin_CSP', password: 'serveradmin' };

test.each(description.operations.map((operation) => [operation.operation, operation] as const))(
  'the example of %s finds what it needs in the demo',
  async (name, operation) => {
    const world = newWorld(emulator(), SEED);
    const values = description.example(operation, estate);
    const { method, path, headers, body } = description.compose({ operation: name, values, login: LOGIN });

    const answer = await send(method, `${world.url}${path}`, headers, Buffer.from(body));

    if (answer.body.includes('errorContext')) throw new Error(`${body}\n${answer.body}`);
    expect(world.control.journal().at(-1)).toMatchObject({ operation: name, outcome: 'done' });
  },
);
