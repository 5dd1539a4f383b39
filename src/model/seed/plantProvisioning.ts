import type { Model } from '../model.js';
import type { Each } from './planting.js';

/** Plants what recording knows, after the tenants, users and groups it belongs to. */
export function plantProvisioning(model: Model, each: Each): void {
  const { groups, recordingServers, extensions, recordingStorage, calls } = model;
  each('memberships', ({ groupId, userId, ...terms }) => {
    groups.addMember(groupId, userId, terms);
  });
  each('extensions', (extension) => extensions.add(extension));
  each('recordingServers', (server) => {
    recordingServers.add({ ...server, isStale: false });
  });
  each('storageFolders', (folder) => {
    recordingStorage.folders.add(folder);
  });
  each('storagePolicies', (policy) => {
    recordingStorage.policies.add(policy);
  });
  each('calls', ({ id, ...call }) => {
    calls.add(id === undefined ? call : { ...call, id });
  });
}
