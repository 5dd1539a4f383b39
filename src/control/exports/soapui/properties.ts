import type { Listening } from '../../../contract/description.js';

/** A property of the project, by which its user changes what it does. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** Which servers are meant: `emulator`, or `real` for those that the two properties of that name say. */
export const TARGET = 'target';
export const TOKEN = 'token';
export const LOGIN_PROPERTIES = { user: 'user', password: 'password', environment: 'environment' } as const;

const SERVERS: Readonly<Record<Listening, string>> = { url: 'iis', provisioningUrl: 'jdk' };
const REAL: Readonly<Record<Listening, string>> = {
  url: 'http://panel.example:9002',
  provisioningUrl: 'http://recorder.example:7002',
};
const LISTENERS: readonly Listening[] = ['url', 'provisioningUrl'];

/** How SoapUI is told to put in a property of the project. @source SoapUI, Property Expansion */
export function inProject(name: string): string {
  return `\${#Project#${name}}`;
}

/**
 * Where a path is at the servers that are meant. SoapUI's environments are not in its open edition; expansions inside
 * expansions are.
 */
export function endpointOf(listener: Listening, path: string): string {
  return inProject(`${inProject(TARGET)}_${SERVERS[listener]}`) + path;
}

/** @param base where the sandbox is on the emulator */
export function serverProperties(base: (listener: Listening) => string): Property[] {
  return [
    { name: TARGET, value: 'emulator' },
    ...LISTENERS.map((listener) => ({ name: `emulator_${SERVERS[listener]}`, value: base(listener) })),
    ...LISTENERS.map((listener) => ({ name: `real_${SERVERS[listener]}`, value: REAL[listener] })),
  ];
}
