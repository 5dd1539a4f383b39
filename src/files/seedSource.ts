import { existsSync, statSync } from 'node:fs';

const NAME = /^[a-z][a-z0-9-]*$/;

/** What a word for a seed stands for: one that ships, a folder of messages, or a file, whether or not it is there. */
export function seedSourceOf(word: string): 'name' | 'folder' | 'file' {
  if (NAME.test(word)) return 'name';
  return existsSync(word) && statSync(word).isDirectory() ? 'folder' : 'file';
}
