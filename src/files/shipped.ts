import { existsSync } from 'node:fs';

/**
 * A file that the package ships beside its code, by its path from the package's root. Code is bundled, so how far it
 * lies below the root is only known when it runs.
 */
export function shippedFile(path: string): URL {
  root ??= packageRoot();
  return new URL(path, root);
}

let root: URL | undefined;

function packageRoot(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const above = new URL('..', folder);
    if (above.href === folder.href) throw new Error('the package.json of provisim is not where it belongs');
    folder = above;
  }
  return folder;
}
