import { z } from 'zod';
import { NotFound } from '../errors.js';
import { route, sandboxOf, type RouteCall } from '../route.js';

const SNAPSHOT = z.strictObject({ name: z.string(), bytes: z.number().int() });
const BYTES = 'application/octet-stream';

export const SNAPSHOT_ROUTES = [
  route({
    method: 'get',
    path: '/snapshots',
    summary: 'Lists the snapshots.',
    answer: z.array(SNAPSHOT),
    run: ({ control }) => control.snapshots.list(),
  }),
  route({
    method: 'get',
    path: '/snapshots/{snapshot}',
    summary: 'A snapshot as a file, to be kept or put into another emulator.',
    answer: { type: BYTES },
    run: (call) => imageOf(call),
  }),
  route({
    method: 'put',
    path: '/snapshots/{snapshot}',
    summary: 'Takes in a snapshot that was kept as a file.',
    takes: BYTES,
    run: ({ control, params: { snapshot = '' }, body }) => {
      control.importSnapshot(snapshot, body instanceof Uint8Array ? Buffer.from(body) : Buffer.alloc(0));
    },
  }),
  route({
    method: 'delete',
    path: '/snapshots/{snapshot}',
    summary: 'Forgets a snapshot.',
    run({ control, params: { snapshot = '' } }) {
      if (!control.snapshots.remove(snapshot)) throw new NotFound(`no snapshot named ${snapshot}`);
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/snapshots',
    summary: 'Keeps a sandbox as it is now under a name; a snapshot of the same name is replaced.',
    body: z.strictObject({ name: z.string() }),
    run(call) {
      sandboxOf(call).saveSnapshot(call.body.name);
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/restore',
    summary: 'Makes a sandbox what a snapshot holds; its journal, clock and seed stay.',
    body: z.strictObject({ snapshot: z.string() }),
    run(call) {
      const { snapshot } = call.body;
      const sandbox = sandboxOf(call);
      imageOf({ ...call, params: { snapshot } });
      sandbox.restore(snapshot);
    },
  }),
];

function imageOf({
  control,
  params: { snapshot = '' },
}: Pick<RouteCall<unknown, unknown>, 'control' | 'params'>): Buffer {
  const image = control.snapshots.find(snapshot);
  if (image === undefined) throw new NotFound(`no snapshot named ${snapshot}`);
  return image;
}
