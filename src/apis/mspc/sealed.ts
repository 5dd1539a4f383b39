import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/**
 * Passwords of items as the product's database keeps them: encrypted, the same text always in the same way, so that
 * letters can tell them and listings cannot.
 *
 * @fidelity inferred: the product's own key and salt are settings of each installation
 */
const KEY = createHash('sha256').update('items').digest();
const START = Buffer.alloc(16);

export function seal(text: string): string {
  const cipher = createCipheriv('aes-256-cbc', KEY, START);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** What was sealed; a text that nothing sealed, as a seed may have it, is answered as it is. */
export function unseal(text: string): string {
  try {
    const decipher = createDecipheriv('aes-256-cbc', KEY, START);
    return Buffer.concat([decipher.update(text, 'base64'), decipher.final()]).toString('utf8');
  } catch {
    return text;
  }
}
