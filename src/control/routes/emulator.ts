import { z } from 'zod';
import { METRICS_TYPE } from '../metrics.js';
import { route } from '../route.js';

const FACTS = z.strictObject({
  version: z.string(),
  node: z.string(),
  pid: z.number().int(),
  startedAt: z.iso.datetime(),
  addresses: z.strictObject({ url: z.string(), provisioningUrl: z.string(), controlUrl: z.string() }),
  apis: z.array(z.string()),
  options: z.record(z.string(), z.unknown()).meta({ description: 'in force; what is secret is left out' }),
});

const GRADE = z.enum(['documented', 'observed', 'inferred']);
const FIDELITY = z.record(
  z.string(),
  z.strictObject({
    operations: z.array(
      z.strictObject({
        service: z.string(),
        operation: z.string().meta({ description: 'as the journal names it' }),
        grade: GRADE,
        notEmulated: z.string().nullable().meta({ description: 'why it is answered as an unknown one' }),
      }),
    ),
    errors: z.array(
      z.strictObject({
        symbol: z.string().meta({ description: 'what a fault rule orders it by' }),
        code: z.string().nullable(),
        text: z.string().nullable(),
        grade: GRADE,
        source: z.string(),
      }),
    ),
  }),
);

export const EMULATOR_ROUTES = [
  route({
    method: 'get',
    path: '/health',
    summary: 'Whether every sandbox can do its work, and what is wrong where one cannot.',
    answer: z.strictObject({
      status: z.enum(['ok', 'degraded']),
      reasons: z.array(z.strictObject({ sandbox: z.string(), reason: z.string() })),
    }),
    run: ({ control }) => control.health(),
  }),
  route({
    method: 'get',
    path: '/ready',
    summary: 'Whether the emulator takes requests.',
    answer: z.strictObject({ status: z.string() }),
    run: () => ({ status: 'ready' }),
  }),
  route({
    method: 'get',
    path: '/emulator',
    summary: 'What runs, where it listens, and the options in force.',
    answer: FACTS,
    run: ({ control }) => control.facts(),
  }),
  route({
    method: 'get',
    path: '/metrics',
    summary: 'Counts and durations of exchanges, sandboxes, journals and memory, for Prometheus.',
    answer: { type: METRICS_TYPE },
    run: ({ control }) => control.metrics(),
  }),
  route({
    method: 'get',
    path: '/fidelity',
    summary: 'Every operation and error of each API, how well it is founded, and whether it is emulated.',
    answer: FIDELITY,
    run: ({ control }) => control.fidelity(),
  }),
];
