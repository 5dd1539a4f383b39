import type { Descriptions } from '../../contract/descriptions.js';
import type { Rehearsal } from '../../sandbox/rehearsal.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Seeds } from '../../sandbox/seeds.js';
import type { SeedOrder } from '../seeding/seedOrder.js';

/** Seeds made of the products' own messages. */
export interface SeedingVerbs {
  /**
   * Begins again as what the messages make of a seed; later resets return to it. All of them are done before anything
   * here changes.
   *
   * @throws SeedError at the first message that is refused
   */
  seedMessages(order: SeedOrder): Promise<void>;
}

export interface SeedingParts {
  readonly seeds: Seeds;
  readonly descriptions: Descriptions;
  /** What the emulator's sandboxes begin as. */
  readonly beginning: Buffer;
  /** A world of its own that begins as an image. */
  readonly rehearse: (image: Buffer) => Rehearsal;
}

export function seedingVerbs(sandbox: Sandbox, parts: SeedingParts): SeedingVerbs {
  return {
    async seedMessages(order) {
      sandbox.reseed(await playedSeed(order, parts));
    },
  };
}

/** The image that a seed of messages comes to. @throws SeedError */
export async function playedSeed(order: SeedOrder, parts: SeedingParts): Promise<Buffer> {
  const { seeds, descriptions, beginning, rehearse } = parts;
  const image = order.seed === undefined ? beginning : seeds.image(order.seed);
  const { playSeed } = await import('../seeding/player.js');
  return playSeed(rehearse(image), order, descriptions);
}
