import { beforeAll, describe, expect, test } from '@jest/globals';
import { ERRORS, type ErrorName } from '../../../src/apis/cortex/errors.js';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { ADMIN, Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const LTB = '<name>LTB</name>';
const EXCHANGE =
  '<service><name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage><package><name>Basic</name></package></service>';
const customer = (inner: string) => `<customer>${LTB}${inner}</customer>`;
const service = (inner: string) => customer(`<service><name>HE</name>${inner}</service>`);
const offering = (name: string, more: string) =>
  `<service><name>HostedAppsandDesktops</name><offerings><offering><name>${name}</name>${more}</offering></offerings></service>`;

/** A request that raises each error, and the text it is refused with. */
const RAISED: Partial<Record<ErrorName, readonly [action: string, entities: string, text: string]>> = {
  CustomerError: [
    'SET',
    '<customer><name>CSP</name><enabled>false</enabled></customer>',
    "Unable to update customer 'CSP'. The root customer cannot be disabled.",
  ],
  TemplateNotFound: ['SET', customer('<template>Gold</template>'), "Template 'Gold' not found."],
  InvalidXmlFormat: ['GET', '<planet/>', "The element 'planet' is not known."],
  InvalidAction: ['UPDATE', '<customer/>', "Invalid action 'UPDATE'."],
  InvalidNewCustomer: [
    'SET',
    '<customer><name>NEW</name></customer>',
    'Unable to create customer. A new customer must specify the name, fullname, contactname, contactemail and primarydomain.',
  ],
  InvalidUnlimited: [
    'SET',
    service('<userlimit>lots</userlimit>'),
    "'lots' is not a valid value for userlimit. Specify a number or 'unlimited'.",
  ],
  InvalidNumericDelta: [
    'SET',
    service('<userlimit>+</userlimit>'),
    "'+' is not a valid numeric delta for userlimit.",
  ],
  InvalidNumericType: [
    'SET',
    service('<userlimit>1.5</userlimit>'),
    "'1.5' is not a valid number for userlimit.",
  ],
  InvalidService: ['SET', service('<package><name>Gold</name></package>'), "HE: There is no plan 'Gold'."],
  UserNotFound: ['GET', customer('<user><name>nobody</name></user>'), "User 'nobody' not found."],
  InvalidUser: ['SET', customer('<user><name>a@b</name></user>'), "The name 'a@b' is not valid."],
  InvalidStatus: ['SET', customer('<status>Sleeping</status>'), "Invalid status 'Sleeping'."],
  InvalidProperty: [
    'SET',
    customer('<properties><property><name>Shoe</name><value>7</value></property></properties>'),
    "Property 'Shoe' is invalid.",
  ],
  LocationNotFound: ['GET', '<location><name>Moon</name></location>', "Location 'Moon' not found."],
  ServiceNotFound: ['GET', customer('<service><name>Fax</name></service>'), "Service 'Fax' not found."],
  RoleNotFound: ['SET', customer('<roles><role>Pope</role></roles>'), "Role 'Pope' not found."],
  LocationError: [
    'DELETE',
    '<location><name>csp.local</name></location>',
    'The csp.local can not be deleted as it is in use',
  ],
  TokenNotFound: ['SET', customer('<token><name>T1</name></token>'), "Token 'T1' not found."],
  BrandTypeNotFound: ['SET', customer('<brand><type>Neon</type></brand>'), "Brand type 'Neon' not found."],
  BrandNameNotFound: [
    'SET',
    customer('<brand><type>Custom</type><name>Neon</name></brand>'),
    "Brand 'Neon' not found.",
  ],
  HMCNotValid: ['SET', customer('<hmc>true</hmc>'), 'HMC is not valid for this location.'],
  InvalidBoolean: ['SET', customer('<enabled>maybe</enabled>'), "'maybe' is not a valid boolean."],
  CustomerNotFound: ['GET', '<customer><name>NIL</name></customer>', "Customer 'NIL' not found."],
  PasswordNeverExpiredNotAllowed: [
    'SET',
    customer('<user><name>blend1</name><password><expires>NEVER</expires></password></user>'),
    'Passwords are not allowed to never expire for this customer.',
  ],
  InvalidAccountExpiration: [
    'SET',
    customer('<user><name>blend1</name><expires>soon</expires></user>'),
    "'soon' is not a valid account expiration date.",
  ],
  InvalidPasswordExpiration: [
    'SET',
    customer('<user><name>blend1</name><password><expires>20310230</expires></password></user>'),
    "'20310230' is not a valid password expiration date.",
  ],
  CitrixItemNotFound: ['SET', customer(offering('Abacus', '')), "Citrix item 'Abacus' not found."],
  CitrixItemInUse: [
    'SET',
    customer(offering('Ledger-SharedServer', '<enabled>False</enabled>')),
    "Citrix item 'Ledger-SharedServer' is in use.",
  ],
  CitrixCollectionNotFound: [
    'SET',
    customer(
      '<service><name>Citrix</name><servercollection><name>Moon Farm</name></servercollection></service>',
    ),
    "Citrix collection 'Moon Farm' not found.",
  ],
  CitrixCollectionInvalid: [
    'SET',
    customer('<service><name>Citrix</name><servercollection><applications/></servercollection></service>'),
    "Citrix collection '' is invalid.",
  ],
  InvalidInteger: ['GET', '<customer><id>one</id></customer>', "'one' is not a valid integer."],
};

/** Errors that no request can raise, and why. */
const UNREACHABLE: Partial<Record<ErrorName, string>> = {
  Unknown: 'it is our own bug, or a disk that fails',
  InvalidObject: 'the document says that it is no longer used',
  InvalidReference: 'the notation of references is not public',
};

/** Errors that other tests raise: they need more than one request under one login. */
const ELSEWHERE: readonly ErrorName[] = ['NotAuthenticated', 'NotAuthorized', 'InvalidKey'];

beforeAll(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world, ADMIN);
  await cortex.set(
    newCustomer(
      'Larkspur Tea Blenders',
      `${EXCHANGE}<service><name>HostedAppsandDesktops</name></service><user><name>blend1</name>${offering('Ledger-SharedServer', '')}</user>`,
    ),
  );
});

test.each(Object.entries(RAISED))('%s is raised', async (name, [action, entities, text]) => {
  const { code, status } = ERRORS[name as ErrorName];

  expect(await cortex.refusal(action, entities)).toEqual([code, status, text]);
});

test('a call with secure cannot be decrypted', async () => {
  const { status, body } = await cortex.post(
    '<request version="1.0" action="GET" secure="key"><global/></request>',
  );

  expect(status).toBe(400);
  expect(body).toContain('<id>33</id>\r\n    <message>The key is invalid.</message>');
});

describe('what is wrong first', () => {
  test.each([
    ['XML before action', 3, '<request action="FLY"><customer></request>'],
    ['action before secure', 5, '<request action="FLY" secure="x"><customer/></request>'],
    ['secure before entities', 33, '<request action="GET" secure="x"><planet/></request>'],
    [
      'a customer that is not there before a value that cannot be read',
      34,
      '<request action="SET"><customer><id>4711</id><enabled>maybe</enabled></customer></request>',
    ],
    [
      'a service that is not there before a value that cannot be read',
      21,
      `<request action="SET">${customer('<enabled>maybe</enabled><service><name>Fax</name></service>')}</request>`,
    ],
    [
      'values in the order of the document',
      17,
      `<request action="SET">${customer('<status>x</status><enabled>maybe</enabled>')}</request>`,
    ],
    [
      'values before rules',
      32,
      `<request action="SET"><customer><name>CSP</name><enabled>false</enabled><password><changeatnextlogon>x</changeatnextlogon></password></customer></request>`,
    ],
    ['trace that is no boolean', 32, '<request action="GET" trace="loud"><global/></request>'],
    [
      'a customer before trace',
      34,
      '<request action="GET" trace="loud"><customer><name>NIL</name></customer></request>',
    ],
  ])('%s', async (_title, code, body) => {
    const { body: answer } = await cortex.post(body);

    expect(answer).toContain(`<id>${code}</id>`);
  });
});

test('a refused call leaves no trace, whatever of it would have worked', async () => {
  const before = await cortex.call('GET', customer('<user/><service/>'));

  await cortex.refusal(
    'SET',
    customer('<phone>1</phone><user><name>blend2</name></user><user><name>x@y</name></user>'),
  );

  expect(await cortex.call('GET', customer('<user/><service/>'))).toEqual(before);
});

test('every code is raised here or elsewhere, or cannot be', () => {
  const later: readonly ErrorName[] = ['ReportError', 'ReportNotFound'];
  const named = [...Object.keys(RAISED), ...Object.keys(UNREACHABLE), ...ELSEWHERE, ...later];

  expect(named.sort()).toEqual(Object.keys(ERRORS).sort());
});
