import { z } from 'zod';
import { Conflict, NotFound } from '../errors.js';
import { route, sandboxOf } from '../route.js';
import { CLOCK_STATE, shownClock } from './clock.js';
import { SEED, SEED_ORDER } from './seedShapes.js';

const name = z.string().meta({ description: '1 to 40 of a-z, 0-9 and -' });
const SUMMARY = z.strictObject({
  name,
  users: z.number().int(),
  exchanges: z.number().int().meta({ description: 'since the last reset' }),
  dropped: z.number().int().meta({ description: 'exchanges that the journal had to drop' }),
});
const DETAILS = SUMMARY.extend({
  services: z.array(
    z.strictObject({
      api: z.string(),
      service: z.string(),
      url: z.string().meta({ example: 'http://127.0.0.1:9002/~team-a/esUsers.asmx' }),
      wsdlUrl: z.string().optional(),
    }),
  ),
  clock: CLOCK_STATE,
});
const BEGINNING = z.strictObject({
  name,
  seed: SEED.optional(),
  snapshot: z.string().optional().meta({ description: 'the name of a snapshot to begin as' }),
  sandbox: z.string().optional().meta({ description: 'the name of a sandbox to begin as a copy of' }),
  ttlMs: z.number().int().positive().optional().meta({
    description: 'milliseconds without a request after which it is dropped',
  }),
});

export const SANDBOX_ROUTES = [
  route({
    method: 'get',
    path: '/sandboxes',
    summary: 'Lists the sandboxes.',
    answer: z.array(SUMMARY),
    run: ({ control }) => control.sandboxes(),
  }),
  route({
    method: 'post',
    path: '/sandboxes',
    summary: 'Makes a sandbox: as the emulator’s seed, another seed, a snapshot, or a copy of a sandbox.',
    body: BEGINNING,
    answer: SUMMARY,
    status: 201,
    run({ control, body: { name: sandbox, ...beginning } }) {
      if (control.find(sandbox) !== undefined)
        throw new Conflict(`there is a sandbox named ${sandbox} already`);
      return control.create(sandbox, beginning).summary();
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}',
    summary: 'Tells of one sandbox: what is in it, where its services are, and how its clock goes.',
    answer: DETAILS,
    run(call) {
      const { clock, ...details } = sandboxOf(call).details();
      return { ...details, clock: shownClock(clock) };
    },
  }),
  route({
    method: 'delete',
    path: '/sandboxes/{name}',
    summary: 'Takes a sandbox away with everything in it.',
    run({ control, params: { name: sandbox = '' } }) {
      if (sandbox === 'default') throw new Conflict('the sandbox default stays; reset it instead');
      if (!control.drop(sandbox)) throw new NotFound(`no sandbox named ${sandbox}`);
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/reset',
    summary: 'Goes back to the seed in one step: entities, journal, ids and clock.',
    run: (call) => {
      sandboxOf(call).reset();
    },
  }),
  route({
    method: 'post',
    path: '/sandboxes/{name}/seed',
    summary:
      'Begins again as a seed, or as what messages make of one, to which later resets return; makes the sandbox when it is new.',
    body: SEED_ORDER,
    async run({ control, params: { name: sandbox }, body: { seed, clock, messages } }) {
      if (messages !== undefined) await control.sandbox(sandbox).seedMessages({ seed, clock, messages });
      else if (seed !== undefined) control.sandbox(sandbox).seed(seed);
    },
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/outbox',
    summary: 'Letters the products would have sent, oldest first.',
    answer: z.array(z.looseObject({ id: z.number().int(), recipient: z.string(), subject: z.string() })),
    run: (call) => sandboxOf(call).outbox(),
  }),
  route({
    method: 'get',
    path: '/sandboxes/{name}/audit',
    summary: 'Audit records of the products, oldest first.',
    answer: z.array(z.looseObject({ source: z.string(), task: z.string() })),
    run: (call) => sandboxOf(call).audit(),
  }),
];
