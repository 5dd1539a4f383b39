import { z } from 'zod';
import { route } from '../route.js';

export const EMULATOR_ROUTES = [
  route({
    method: 'get',
    path: '/health',
    summary: 'Whether the emulator is well.',
    answer: z.strictObject({ status: z.string() }),
    run: () => ({ status: 'ok' }),
  }),
  route({
    method: 'get',
    path: '/ready',
    summary: 'Whether the emulator takes requests.',
    answer: z.strictObject({ status: z.string() }),
    run: () => ({ status: 'ready' }),
  }),
];
