import { expect, test } from 'vitest';
import { provisim } from 'provisim/vitest';

const world = provisim();

test('expects what was not called', async () => {
  await fetch(`${world.mspc.users}?wsdl`);

  await expect(world).toHaveCalled('mspc', 'AddUser');
});

test('fails for another reason', async () => {
  await fetch(`${world.mspc.users}?wsdl`);

  expect(1).toBe(2);
});

test('awaits no matcher', async () => {
  expect(world).toHaveCalled('mspc', 'AddUser');
});
