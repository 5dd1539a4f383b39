import { z } from 'zod';
import { BadRequest } from '../errors.js';
import { route, sandboxOf } from '../route.js';

const ENTITY = z.looseObject({ id: z.number().int() }).meta({
  example: { id: 2, tenantId: 2, username: 'northwind', role: 3, standing: 1 },
});
const VALUES = z.record(z.string(), z.unknown());
const QUERY = z
  .object({
    limit: z.coerce.number().int().min(1).max(10_000).optional().meta({ description: '100 if left out' }),
    after: z.coerce.number().int().min(0).optional().meta({ description: 'only those with a higher id' }),
  })
  .catchall(z.string())
  .meta({ description: 'any other name is a field that has to have the value' });

export const ENTITY_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes/{name}/entities',
    summary: 'Kinds of entities, and how many there are of each.',
    answer: z.array(z.strictObject({ kind: z.string(), count: z.number().int() })),
    run: (call) => sandboxOf(call).entityKinds(),
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/entities/{kind}',
    summary:
      'Entities of a kind by id, passwords left out; any query parameter besides limit and after is a field that has to have the value.',
    query: QUERY,
    answer: z.array(ENTITY),
    run(call) {
      const { limit, after, ...where } = call.query;
      return sandboxOf(call).entities(kindOf(call), {
        where,
        ...(limit === undefined ? {} : { limit }),
        ...(after === undefined ? {} : { after }),
      });
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/entities/{kind}',
    summary: 'Adds an entity; what is not said is derived as the products would.',
    body: VALUES.meta({ example: { tenantId: 2, username: 'ada', password: 'Secret-1', firstName: 'Ada' } }),
    answer: ENTITY,
    status: 201,
    run: (call) => sandboxOf(call).addEntity(kindOf(call), call.body),
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/entities/{kind}/{id}',
    summary: 'One entity, passwords left out.',
    answer: ENTITY,
    run: (call) => sandboxOf(call).entity(kindOf(call), idOf(call)),
  }),
  route({
    method: 'patch',
    path: '/sandboxes/{name}/entities/{kind}/{id}',
    summary:
      'Overwrites the given fields; of a field that is an object only the given members, null taking one away.',
    body: VALUES.meta({ example: { standing: 2, cortex: { billingId: 'B-17' } } }),
    answer: ENTITY,
    run: (call) => sandboxOf(call).changeEntity(kindOf(call), idOf(call), call.body),
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}/entities/{kind}/{id}',
    summary: 'Removes an entity with all that hangs on it.',
    run: (call) => {
      sandboxOf(call).removeEntity(kindOf(call), idOf(call));
    },
  }),
];

interface Addressed {
  readonly params: Readonly<Record<string, string>>;
}

function kindOf({ params: { kind = '' } }: Addressed): string {
  return kind;
}

function idOf({ params: { id = '' } }: Addressed): number {
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw new BadRequest(`an id is a whole number, not ${JSON.stringify(id)}`);
}
