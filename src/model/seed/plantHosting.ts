import type { Model } from '../model.js';
import type { Each } from './planting.js';

/** Plants what services keep for spaces; the spaces are there by now. */
export function plantHosting({ hostedItems, domains, spaceSettings }: Model, each: Each): void {
  each('hostedItems', (item) => hostedItems.add(item));
  each('domains', (domain) => domains.add(domain));
  each('spaceSettings', ({ spaceId, name, properties }) => {
    spaceSettings.replace(spaceId, name, Object.entries(properties));
  });
}
