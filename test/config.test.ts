import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  ConfigError,
  fromEnvironment,
  fromFile,
  fromProgram,
  resolveConfig,
  type Config,
} from '../src/config.js';
import { flagName, OPTIONS, variableName } from '../src/options.js';

const folder = mkdtempSync(join(tmpdir(), 'provisim-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Name = keyof Config;
const NAMES = Object.keys(OPTIONS) as Name[];

/** Four different values of an option, as each source would give them, and what they come to. */
const VALUES: Readonly<
  Record<
    'port' | 'count' | 'text' | 'choice' | 'switch',
    readonly [Name, readonly unknown[], readonly unknown[]]
  >
> = {
  port: ['port', ['1', '2', 3, 9002], [1, 2, 3, 9002]],
  count: ['maxDepth', ['10', '20', 30, 128], [10, 20, 30, 128]],
  text: ['seed', ['flag', 'variable', 'file', 'default'], ['flag', 'variable', 'file', 'default']],
  choice: ['logLevel', ['silent', 'debug', 'error', 'warn'], ['silent', 'debug', 'error', 'warn']],
  switch: ['json', [true, 'false', true, false], [true, false, true, false]],
};

describe.each(Object.entries(VALUES))(
  'of a %s',
  (_kind, [name, [flag, variable, inFile], [byFlag, byVariable, byFile, byDefault]]) => {
    const sources = {
      flag: { [name]: flag },
      environment: fromEnvironment({ [variableName(name)]: String(variable) }),
      file: { [name]: inFile },
    };

    test('a flag wins over the environment, that over the file, and that over the default', () => {
      const { flag: _flag, ...noFlag } = sources;
      const { environment: _environment, ...fileOnly } = noFlag;

      const values = [sources, noFlag, fileOnly, {}].map((given) => resolveConfig(given)[name]);

      expect(values).toEqual([byFlag, byVariable, byFile, byDefault]);
    });
  },
);

/** Values of the wrong kind for each option; whatever a source can hold. */
const WRONG: readonly unknown[] = ['', ' ', null, [], [1], {}, { a: 1 }, '\u0000'];
const WRONG_NUMBERS: readonly unknown[] = [
  'x',
  '1x',
  '0x10',
  '1e3',
  '1.5',
  '-1',
  -1,
  1.5,
  Number.NaN,
  2 ** 53,
  true,
  ' 1',
  '+1',
];

function wrongValues(name: Name): readonly unknown[] {
  const { accepts } = OPTIONS[name];
  if (/^(a port|a whole|milliseconds)/.test(accepts)) return [...WRONG, ...WRONG_NUMBERS];
  if (accepts.startsWith('one of')) return [...WRONG, 'other', 'TRUE', 1, 0];
  if (name === 'publicUrl')
    return [
      ...WRONG,
      'panel.test',
      'ftp://panel.test',
      'http://',
      'http://a/b',
      'http://a?b',
      'http://a b',
      1,
    ];
  if (name === 'timeZone') return [...WRONG, 'Mars/Olympus', 1];
  if (name === 'mspc.realm') return [...WRONG.slice(2), 'a"b', 'a\r\nX: b', 'Müller', 'a\\b'];
  return ['', null, [], {}, 1, true];
}

describe.each(NAMES)('D16: a wrong value of %s is refused', (name) => {
  test('in a program, with its key and the values it takes', () => {
    for (const value of wrongValues(name)) {
      const resolve = () => resolveConfig({ option: { [name]: value } });

      expect(resolve).toThrow(
        new ConfigError(`option ${name}: ${JSON.stringify(value)} is not ${OPTIONS[name].accepts}`),
      );
    }
  });

  test('in the environment, a flag and a file, each named', () => {
    const problem = `"" is not ${OPTIONS[name].accepts}`;

    expect(() => resolveConfig({ flag: { [name]: '' } })).toThrow(
      new ConfigError(`--${flagName(name)}: ${problem}`),
    );
    expect(() => resolveConfig({ environment: fromEnvironment({ [variableName(name)]: '' }) })).toThrow(
      new ConfigError(`${variableName(name)}: ${problem}`),
    );
    expect(() => resolveConfig({ file: { [name]: '' } }, 'conf.json')).toThrow(
      new ConfigError(`${name} in conf.json: ${problem}`),
    );
  });

  test('only where its source is the one that counts', () => {
    const good = OPTIONS[name].default ?? 'http://panel.test';

    const config = resolveConfig({ flag: { [name]: good }, file: { [name]: '' } });

    expect(config[name]).toBe(good);
  });
});

test('a port from 0 to 65535 is taken, and none beyond', () => {
  expect(['0', '65535', 0, 65_535].map((port) => resolveConfig({ option: { port } }).port)).toEqual([
    0, 65_535, 0, 65_535,
  ]);
  expect(() => resolveConfig({ option: { port: 65_536 } })).toThrow(ConfigError);
});

test('a limit of 0 is no limit to have', () => {
  for (const name of NAMES.filter((known) => OPTIONS[known].accepts === 'a whole number above 0')) {
    expect(() => resolveConfig({ option: { [name]: 0 } })).toThrow(
      `option ${name}: 0 is not a whole number above 0`,
    );
  }
});

test('everything that is wrong is said at once', () => {
  const resolve = () =>
    resolveConfig({ flag: { port: 'x' }, environment: { seed: '' }, file: { nothing: 1 } }, 'c.json');

  expect(resolve).toThrow(
    new ConfigError(
      [
        'nothing in c.json: unknown option',
        `--port: "x" is not ${OPTIONS.port.accepts}`,
        `PROVISIM_SEED: "" is not ${OPTIONS.seed.accepts}`,
      ].join('\n'),
    ),
  );
});

describe('D16: an unknown option names the nearest', () => {
  test.each([
    ['PROVISIM_PROT', 'PROVISIM_PORT'],
    ['PROVISIM_CONTROLPORT', 'PROVISIM_CONTROL_PORT'],
    ['PROVISIM_MSPC_WSA_HEADER', 'PROVISIM_MSPC_WSA_HEADERS'],
    ['PROVISIM_TIMEZONE', 'PROVISIM_TIME_ZONE'],
  ])('in the environment: %s', (given, meant) => {
    expect(() => resolveConfig({ environment: fromEnvironment({ [given]: '1' }) })).toThrow(
      new ConfigError(`${given}: unknown option; did you mean ${meant}?`),
    );
  });

  test.each([
    ['prot', 'port'],
    ['Port', 'port'],
    ['timezone', 'timeZone'],
    ['mspc.strictRole', 'mspc.strictRoles'],
    ['strictRoles', 'mspc.strictRoles'],
    ['wsaheaders', 'mspc.wsaHeaders'],
  ])('in a file or a program: %s', (given, meant) => {
    expect(() => resolveConfig({ file: { [given]: 1 } }, 'c.json')).toThrow(
      new ConfigError(`${given} in c.json: unknown option; did you mean ${meant}?`),
    );
    expect(() => resolveConfig({ option: { [given]: 1 } })).toThrow(
      new ConfigError(`option ${given}: unknown option; did you mean ${meant}?`),
    );
  });

  test.each(['x', 'toString', '__proto__', 'completelyElse', '0'])(
    'or none where none is near: %s',
    (given) => {
      const file = fromFile(write(`{ ${JSON.stringify(given)}: 1 }`));

      expect(() => resolveConfig({ file }, 'c.json')).toThrow(
        new ConfigError(`${given} in c.json: unknown option`),
      );
    },
  );
});

describe('D16: a configuration file', () => {
  test('has groups as objects', () => {
    const file = fromFile(write('{ "port": 1, "mspc": { "wsaHeaders": "off", "asyncDeleteMs": 5 } }'));

    const config = resolveConfig({ file });

    expect([config.port, config['mspc.wsaHeaders'], config['mspc.asyncDeleteMs']]).toEqual([1, 'off', 5]);
  });

  test('may have an empty group', () => {
    expect(resolveConfig({ file: fromFile(write('{ "mspc": {} }')) })).toEqual(resolveConfig({}));
  });

  test.each([
    ['[]', 'not an object'],
    ['null', 'not an object'],
    ['"text"', 'not an object'],
    ['{', "Expected property name or '}' in JSON"],
  ])('that is %s is refused', (text, reason) => {
    const file = write(text);

    expect(() => fromFile(file)).toThrow(ConfigError);
    expect(() => fromFile(file)).toThrow(`config ${file}: ${reason}`);
  });

  test('that is not there is refused', () => {
    expect(() => fromFile(join(folder, 'nowhere.json'))).toThrow(/^config .*nowhere\.json: .*ENOENT/);
  });

  test.each([
    ['{ "mspc": 1 }', 'mspc in c.json: unknown option'],
    ['{ "mspc": null }', 'mspc in c.json: unknown option'],
    ['{ "mspc": { "mspc": { "realm": "x" } } }', 'mspc.mspc in c.json: unknown option'],
  ])('with a group that is none, %s, is refused', (text, message) => {
    expect(() => resolveConfig({ file: fromFile(write(text)) }, 'c.json')).toThrow(message);
  });
});

test('a program nests what has a dot', () => {
  const config = resolveConfig({ option: fromProgram({ port: 0, mspc: { strictRoles: 'closed' } }) });

  expect([config.port, config['mspc.strictRoles']]).toEqual([0, 'closed']);
});

test('the configuration cannot be changed', () => {
  expect(Object.isFrozen(resolveConfig({}))).toBe(true);
});

test('each option has a flag and a variable of its own', () => {
  expect(new Set(NAMES.map(flagName)).size).toBe(NAMES.length);
  expect(new Set(NAMES.map(variableName)).size).toBe(NAMES.length);
  expect([flagName('mspc.wsaHeaders'), variableName('mspc.wsaHeaders')]).toEqual([
    'mspc-wsa-headers',
    'PROVISIM_MSPC_WSA_HEADERS',
  ]);
});

let files = 0;

function write(text: string): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, text);
  return path;
}
