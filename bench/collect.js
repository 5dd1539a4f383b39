/** Loaded into a server that is to collect its garbage when it is told to; needs `--expose-gc`. */
process.on('SIGUSR2', () => globalThis.gc?.());
