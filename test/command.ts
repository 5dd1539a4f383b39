/** The built command's file; `test/build.js` has made sure that it is no older than its sources. */
export const COMMAND = new URL('../dist/cli/main.js', import.meta.url).pathname;

/** Variables for a process that a test starts: none of ours but those that keep it on this machine. */
export function surroundings(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', NODE_OPTIONS = '', OFFLINE_ATTEMPTS = '' } = process.env;
  return { PATH, NODE_OPTIONS, OFFLINE_ATTEMPTS, ...more };
}
