import type { Emulator, SandboxControl } from '../../../src/index.js';
import { Model } from '../../../src/model/model.js';
import { Ids } from '../../../src/sandbox/ids.js';
import { Database } from '../../../src/storage/database.js';
import { NOW } from '../../client.js';

/** Shows a sandbox's world through the model, from a copy of it. */
export function readBack({ control }: Emulator, sandbox: SandboxControl, look: (model: Model) => void): void {
  sandbox.saveSnapshot('seen');
  const image = control.snapshots.find('seen');
  if (image === undefined) throw new Error('there is no copy of the world');
  const database = Database.fromImage(image);
  try {
    look(new Model(database, { now: () => NOW }, new Ids()));
  } finally {
    database.close();
  }
}
