import { expect, test } from '@jest/globals';
import { CortexDescription } from '../../../src/apis/cortex/description.js';
import type { Value } from '../../../src/contract/description.js';
import { emulatorFor, newWorld } from '../../client.js';
import { send } from '../../golden/exchange.js';
import { modelOf } from '../../model/estate.js';

const emulator = emulatorFor();
const description = new CortexDescription();
const demo = modelOf('demo');
const LOGIN = { user: 'cspadmin_CSP', password: 'serveradmin' };

test.each(description.operations.map((operation) => [operation.operation, operation] as const))(
  'the example of %s finds what it needs in the demo',
  async (name, operation) => {
    const world = newWorld(emulator(), 'demo');
    const values = description.example(operation, demo);
    const { method, path, headers, body } = description.compose({ operation: name, values, login: LOGIN });

    const answer = await send(method, `${world.url}${path}`, headers, Buffer.from(body));

    expect(answer.body).not.toContain('<error>');
    expect(world.control.journal().at(-1)).toMatchObject({ operation: name, outcome: 'done' });
    expect(emptyTextsIn(values)).toEqual([]);
  },
);

/** Paths of texts that say nothing: the estate lacked what they should name. */
function emptyTextsIn(values: Value, path = ''): string[] {
  if (values === '') return [path];
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]: [string, Value]) => emptyTextsIn(value, `${path}/${name}`));
}
