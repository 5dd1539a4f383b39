/** The built command's file; `test/build.js` has made sure that it is no older than its sources. */
export const COMMAND = new URL('../dist/cli/main.js', import.meta.url).pathname;
