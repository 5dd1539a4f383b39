import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_SETS_WORLD, writeDataSets } from './dataSets.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {{ mspc: string, cortex: string, mps: string, provisioning: string, control: string }} Bases a sandbox's
 *   addresses by API, and that of its control API
 *
 * @typedef {{ command: string, args: string[], package: string }} Tool succeeds where the Debian package is installed
 *
 * @typedef {object} Run a walk in a sandbox of its own
 * @property {string} name also that of its sandbox
 * @property {string} [seed] what its world begins with, where that is not the default
 * @property {string} command
 * @property {(bases: Bases) => string[]} args given the addresses of that sandbox
 *
 * @typedef {object} Stack
 * @property {string} title its section in docs/clients.md, which is followed first
 * @property {Tool[]} tools
 * @property {(folder: string) => Promise<void>} [prepare]
 * @property {string} [build] compiles the walks, beside what the page has made in the folder; $HERE is this one
 * @property {(folder: string) => Run[]} runs
 */

/**
 * @typedef {object} Example a project of tests under docs/examples that a reader would copy
 * @property {Tool[]} tools
 * @property {RegExp} told what its runner says when all of its tests have passed
 */

/** Where the address of the API that is walked goes among a command's arguments, and that of the control API. */
const BASE = Symbol('base');
const CONTROL = Symbol('control');
const walk = (api, name, command, args) => ({
  ...{ name, command },
  args: (bases) => args.map((arg) => (arg === BASE ? bases[api] : arg === CONTROL ? bases.control : arg)),
});
/** What a client makes of faults that the control API orders; the sandbox has to be there for it. */
const faults = (api, stack, command, ...args) => ({
  ...walk(api, `${stack}-faults`, command, [...args, BASE, CONTROL]),
  seed: 'default',
});
const mspc = (name, command, ...args) => walk('mspc', name, command, args);
const provisioning = (stack, command, ...args) => ({
  ...walk('provisioning', `${stack}-provisioning`, command, [...args, BASE]),
  seed: 'recorder',
});
const cortex = (stack, way, command, ...args) => walk('cortex', `${stack}-cortex-${way}`, command, [...args, BASE, way]);
const mps = (stack, command, ...args) => walk('mps', `${stack}-mps`, command, [...args, BASE]);

const JAVA = '/usr/share/java';
const AXIS = [
  ...['axis', 'axis-jaxrpc', 'axis-saaj', 'commons-logging', 'commons-discovery', 'wsdl4j'],
  ...['javax.mail', 'javax.activation'],
].map((name) => `${JAVA}/${name}.jar`);
const JAXWS = [
  '-Djavax.xml.soap.SAAJMetaFactory=com.sun.xml.messaging.saaj.soap.SAAJMetaFactoryImpl',
  ...['-Dfile.encoding=UTF-8', '-cp', `${JAVA}/jaxws-rt.jar:.`],
];
const JDK = { command: 'javac', args: ['-version'], package: 'openjdk-17-jdk-headless' };
const jar = (name, debianPackage) => ({ command: 'test', args: ['-e', `${JAVA}/${name}.jar`], package: debianPackage });

/** @type {{ readonly [name: string]: Stack }} */
export const STACKS = {
  php: {
    title: 'PHP',
    tools: [
      { command: 'php', args: ['--version'], package: 'php-cli' },
      { command: 'php', args: ['-r', 'exit(extension_loaded("soap") ? 0 : 1);'], package: 'php-soap' },
    ],
    prepare: (folder) => writeDataSets(join(folder, 'dataSets.tsv')),
    runs: () => [
      mspc('php-soap11', 'php', join(HERE, 'php/mspc/walk.php'), BASE, '1.1'),
      mspc('php-soap12', 'php', join(HERE, 'php/mspc/walk.php'), BASE, '1.2'),
      { ...mspc('php-datasets', 'php', join(HERE, 'php/mspc/dataSets.php'), BASE, 'dataSets.tsv'), seed: DATA_SETS_WORLD },
      provisioning('php', 'php', join(HERE, 'php/provisioning/walk.php')),
      faults('mspc', 'php', 'php', join(HERE, 'php/faults/walk.php')),
    ],
  },
  python: {
    title: 'Python',
    tools: [{ command: '/usr/bin/python3', args: ['-c', 'import zeep, requests'], package: 'python3-zeep' }],
    runs: () => [
      mspc('zeep-soap11', '/usr/bin/python3', join(HERE, 'python/mspc/walk.py'), BASE, '1.1'),
      mspc('zeep-soap12', '/usr/bin/python3', join(HERE, 'python/mspc/walk.py'), BASE, '1.2'),
      provisioning('zeep', '/usr/bin/python3', join(HERE, 'python/provisioning/walk.py')),
      cortex('python', 'preemptive', '/usr/bin/python3', join(HERE, 'python/cortex/walk.py')),
      cortex('python', 'challenge', '/usr/bin/python3', join(HERE, 'python/cortex/walk.py')),
      mps('python', '/usr/bin/python3', join(HERE, 'python/mps/walk.py')),
      faults('provisioning', 'zeep', '/usr/bin/python3', join(HERE, 'python/faults/walk.py')),
    ],
  },
  mono: {
    title: 'C#',
    tools: [
      { command: 'mono', args: ['--version'], package: 'mono-runtime' },
      { command: 'mcs', args: ['--version'], package: 'mono-mcs' },
      { command: 'sh', args: ['-c', 'command -v wsdl'], package: 'mono-devel' },
    ],
    prepare: (folder) => writeDataSets(join(folder, 'dataSets.tsv')),
    build: `
      references="-r:System.Web.Services -r:System.Data -r:System.Data.DataSetExtensions -r:System.Xml"
      for walk in Walk DataSets; do
        mcs -nologo -out:$walk.exe $references $HERE/mono/mspc/$walk.cs $HERE/mono/Telling.cs Users.cs Packages.cs Authentication.cs
      done
      mcs -nologo -out:ProvisioningWalk.exe $references $HERE/mono/provisioning/*.cs $HERE/mono/Telling.cs Provisioning.cs
      mcs -nologo -out:CortexWalk.exe -r:System.Xml -r:System.Xml.Linq $HERE/mono/cortex/Walk.cs $HERE/mono/Telling.cs
      mcs -nologo -out:FaultsWalk.exe -r:System.Xml -r:System.Xml.Linq $HERE/mono/faults/Walk.cs $HERE/mono/Telling.cs`,
    runs: () => [
      mspc('mono-challenge', 'mono', 'Walk.exe', BASE, 'challenge'),
      mspc('mono-preauth', 'mono', 'Walk.exe', BASE, 'preauth'),
      { ...mspc('mono-datasets', 'mono', 'DataSets.exe', BASE, 'dataSets.tsv'), seed: DATA_SETS_WORLD },
      provisioning('mono', 'mono', 'ProvisioningWalk.exe'),
      ...['challenge', 'preemptive', 'powershell'].map((way) => cortex('mono', way, 'mono', 'CortexWalk.exe')),
      faults('cortex', 'mono', 'mono', 'FaultsWalk.exe'),
    ],
  },
  jaxws: {
    title: 'Java: JAX-WS',
    tools: [JDK, jar('jaxws-tools', 'libjaxws-java')],
    build: `
      walks="$HERE/java/Telling.java $HERE/jaxws/mspc/*.java $HERE/jaxws/provisioning/*.java"
      javac -encoding UTF-8 -cp ${JAVA}/jaxws-rt.jar:. -d . $walks`,
    runs: () => [
      mspc('jaxws-soap11', 'java', ...JAXWS, 'Walk', BASE, '1.1'),
      mspc('jaxws-soap12', 'java', ...JAXWS, 'Walk', BASE, '1.2'),
      provisioning('jaxws', 'java', ...JAXWS, 'ProvisioningWalk'),
    ],
  },
  axis: {
    title: 'Java: Axis 1.4',
    tools: [JDK, jar('axis', 'libaxis-java')],
    build: `javac -encoding UTF-8 -cp ${AXIS.join(':')}:. -d . $HERE/java/Telling.java $HERE/axis/mspc/Walk.java`,
    runs: () => [mspc('axis', 'java', '-Dfile.encoding=UTF-8', '-cp', `${AXIS.join(':')}:.`, 'Walk', BASE)],
  },
  soaplite: {
    title: 'Perl',
    tools: [{ command: 'perl', args: ['-MSOAP::Lite', '-e1'], package: 'libsoap-lite-perl' }],
    runs: () => [
      mspc('soaplite-soap11', 'perl', join(HERE, 'soaplite/mspc/walk.pl'), BASE, '1.1'),
      mspc('soaplite-soap12', 'perl', join(HERE, 'soaplite/mspc/walk.pl'), BASE, '1.2'),
      mps('soaplite', 'perl', join(HERE, 'soaplite/mps/walk.pl')),
      faults('mps', 'soaplite', 'perl', join(HERE, 'soaplite/faults/walk.pl')),
    ],
  },
  gsoap: {
    title: 'C++',
    tools: [
      { command: 'sh', args: ['-c', 'command -v wsdl2h && command -v soapcpp2'], package: 'gsoap' },
      { command: 'test', args: ['-e', '/usr/include/stdsoap2.h'], package: 'libgsoap-dev' },
      { command: 'g++', args: ['--version'], package: 'g++' },
    ],
    build: 'g++ -std=c++17 -I. -o walk $HERE/gsoap/mspc/walk.cpp soapC.o soapesUsersSoapProxy.o -lgsoap++',
    runs: () => ['1.1', '1.2'].map((version) => mspc(`gsoap-soap${version.replace('.', '')}`, './walk', BASE, version)),
  },
  soap: {
    title: 'Node',
    tools: [],
    runs: () => [
      mspc('soap-soap11', process.execPath, join(HERE, 'soap/mspc/walk.js'), BASE, '1.1'),
      mspc('soap-soap12', process.execPath, join(HERE, 'soap/mspc/walk.js'), BASE, '1.2'),
      provisioning('soap', process.execPath, join(HERE, 'soap/provisioning/walk.js')),
    ],
  },
};

/** By the name of their folder. @type {{ readonly [name: string]: Example }} */
export const EXAMPLES = {
  phpunit: {
    tools: [...STACKS.php.tools, { command: 'phpunit', args: ['--version'], package: 'phpunit' }],
    told: /^OK \(5 tests/,
  },
  pytest: {
    tools: [
      ...STACKS.python.tools,
      { command: '/usr/bin/python3', args: ['-c', 'import pytest'], package: 'python3-pytest' },
    ],
    told: /\b5 passed\b/,
  },
  junit: { tools: [JDK, jar('junit-platform-console', 'junit5')], told: /\b5 tests successful\b/ },
  nunit: {
    tools: [
      ...STACKS.mono.tools,
      { command: 'sh', args: ['-c', 'command -v nunit-console'], package: 'nunit-console' },
      { command: 'pkg-config', args: ['nunit'], package: 'libnunit-cil-dev' },
    ],
    told: /^Tests run: 5, Errors: 0, Failures: 0/,
  },
};
