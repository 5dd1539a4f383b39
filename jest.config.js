/** ESM through ts-jest; types are checked by `npm run typecheck`, not per test file. */
export default {
  testEnvironment: 'node',
  // Only against hanging: no test asserts a time, and a loaded machine is slow.
  testTimeout: 60_000,
  // By default one core stays idle; a machine of two has none to spare.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/setUp.js',
  globalTeardown: '<rootDir>/test/tearDown.js',
  setupFilesAfterEnv: ['<rootDir>/test/offline/eachTest.js'],
  testPathIgnorePatterns: ['<rootDir>/test/clients/', '<rootDir>/test/browser/', '<rootDir>/test/samples/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true }] },
};
