import { afterAll, expect, test } from '@jest/globals';
import { Emulators } from './emulators.js';
import { goldenCases, play } from './exchange.js';

const emulators = new Emulators();

afterAll(() => emulators.close());

/** The namespaces of the two documents that the MPS contract began with. */
const SAMPLE = /^examples\.md, (Hosted Office Communications Server|MPS Import)::/;

/** MSXML writes no declaration and nothing between elements; the samples are laid out to be read. */
const asWritten = (laidOut: string) => laidOut.replace(/>\s+</g, '><').trim();

test.each(
  goldenCases('mps')
    .filter(({ source }) => SAMPLE.test(source))
    .map((golden) => [golden.name, golden] as const),
)('%s is answered byte for byte', async (name, golden) => {
  const sandbox = `sample-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 40);

  const answer = await play(await emulators.for(golden), golden, { sandbox });

  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(answer.body).toBe(asWritten(golden.expected));
});
