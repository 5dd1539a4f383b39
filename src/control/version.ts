import { readFileSync } from 'node:fs';
import { shippedFile } from '../files/shipped.js';

const { version } = JSON.parse(readFileSync(shippedFile('package.json'), 'utf8')) as { version: string };

/** The version of this program. */
export const VERSION: string = version;
