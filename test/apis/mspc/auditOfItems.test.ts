import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';

const emulator = emulatorFor();

describe('the background work on items', () => {
  const site = (id: number) => ({
    id,
    spaceId: 11,
    typeId: 10,
    installationId: 2,
    name: `site${id}.example`,
  });
  const world = () =>
    newWorld(emulator(), {
      include: ['demo'],
      hostedItems: [
        ...Array.from({ length: 12 }, (_none, index) => site(index + 1)),
        { id: 20, spaceId: 11, typeId: 12, installationId: 7, name: 'old-mill.example' },
        { id: 21, spaceId: 11, typeId: 15, installationId: 4, name: 'mail@old-mill.example' },
      ],
    });
  const logOf = ({ control }: World, task: string) =>
    control.audit().find((record) => record.task === task)?.log;

  test('tells of the calls to each service that would switch what can be suspended', async () => {
    const changed = world();

    await changed.admin.call('ChangePackageStatus', { packageId: 10, status: 'Suspended' });

    expect(logOf(changed, 'CHANGE_ITEMS_STATUS')?.split('\n')).toEqual([
      'Start analyze 2 service (12 items)',
      "Invoke ChangeServiceItemsState method ('site1.example' - 'site11.example' items) - 1 attempt",
      "Invoke ChangeServiceItemsState method ('site12.example' - 'site12.example' items) - 1 attempt",
      'End analyze 2 service (12 items)',
      'Start analyze 7 service (1 items)',
      "Invoke ChangeServiceItemsState method ('old-mill.example' - 'old-mill.example' items) - 1 attempt",
      'End analyze 7 service (1 items)',
    ]);
  });

  test('switches nothing where a space was not active and is not to be', async () => {
    const changed = world();
    await changed.admin.call('ChangePackageStatus', { packageId: 11, status: 'Suspended' });
    const before = changed.control.audit().length;

    await changed.admin.call('ChangePackageStatus', { packageId: 11, status: 'Cancelled' });

    expect(changed.control.audit().slice(before).at(-1)).toMatchObject({
      task: 'CHANGE_ITEMS_STATUS',
      log: '',
    });
  });

  test('takes down with a space what its services would have to dispose of', async () => {
    const deleted = world();

    await deleted.admin.call('DeletePackage', { packageId: 11 });

    expect(logOf(deleted, 'DELETE_ITEMS')).toContain(
      "Invoke DeleteServiceItems method ('old-mill.example' - 'old-mill.example' items)",
    );
  });
});
