/**
 * What is asked of every server: reads and writes as a .NET client of MSPC, a SoapUI user of the Provisioning API and a
 * script of Cortex send them, and how a right answer is told.
 */
import { Buffer } from 'node:buffer';

const NAMESPACE = 'http://smbsaas/MSPC/enterpriseserver';
export const PATH = '/esUsers.asmx';
export const PROVISIONING_PATH = '/provisioning';
const PROVISIONING_NAMESPACE = 'http://v2.provisioning.ws.web.verba.com/';
export const CORTEX_PATH = '/cortexapi/default.aspx';
export const AUTHORIZATION = basic('serveradmin');
/** The same user, by the name that Cortex knows it by. */
const CORTEX_NAME = 'cspadmin_CSP';

/** The account whose list has three rows, and one of these. */
const OWNER_ID = 2;
const USER_ID = 3;
/** Digits of the running number in a new user's name: every request of a call has the same length. */
const SERIAL_DIGITS = 9;

/**
 * @typedef {object} Call
 * @property {string} name
 * @property {boolean} isRead
 * @property {string} action value of the SOAPAction header, and what a canned answer goes by
 * @property {string} [path] where it is not MSPC's
 * @property {boolean} [isProvisioning] it is sent to the port of the Provisioning API, by somebody who is signed in
 * @property {string} [authorization] who sends it, if not serveradmin
 * @property {(serial: number) => string} body
 * @property {(answer: string, serial: number) => boolean} isRight
 */

/** @type {readonly Call[]} */
export const CALLS = [
  {
    name: 'GetUserById',
    isRead: true,
    action: actionOf('GetUserById'),
    body: always(getUserById(USER_ID)),
    isRight: (answer) => answer.includes(`<UserId>${USER_ID}</UserId>`),
  },
  {
    name: 'GetUsers',
    isRead: true,
    action: actionOf('GetUsers'),
    body: always(envelope('GetUsers', `<ownerId>${OWNER_ID}</ownerId><recursive>false</recursive>`)),
    isRight: (answer) => answer.split(`<OwnerId>${OWNER_ID}</OwnerId>`).length === 4,
  },
  {
    name: 'AddUser',
    isRead: false,
    action: actionOf('AddUser'),
    body: addUser,
    isRight: (answer) => /<AddUserResult>\d+<\/AddUserResult>/.test(answer),
  },
  {
    name: 'listUsers',
    isRead: true,
    action: '"listUsers"',
    path: PROVISIONING_PATH,
    body: () => provisioning('listUsers', `<token>${token}</token>${THREE_USERS}`),
    isProvisioning: true,
    isRight: (answer) => answer.split('<loginName>customer').length === 4,
  },
  {
    name: 'createUser',
    isRead: false,
    action: '"createUser"',
    path: PROVISIONING_PATH,
    body: (serial) => provisioning('createUser', `<token>${token}</token>${newUser(serial)}`),
    isProvisioning: true,
    isRight: (answer) => answer.includes('<statusCode>OK</statusCode>'),
  },
  {
    ...cortex('FIND', 'customer'),
    isRead: true,
    body: always(cortexRequest('FIND', '')),
    isRight: (answer) => answer.includes('<fullname>Cortex Service Provider</fullname>'),
  },
  {
    ...cortex('GET', 'user'),
    isRead: true,
    body: always(cortexRequest('GET', `<user><name>${CORTEX_NAME}</name></user>`)),
    isRight: (answer) => answer.includes(`<name>${CORTEX_NAME}</name>`),
  },
  {
    ...cortex('SET', 'user'),
    isRead: false,
    body: (serial) => cortexRequest('SET', `<user><name>b${digits(serial)}</name></user>`),
    isRight: (answer) => /<request>\s*<id>\d+<\/id>/.test(answer),
  },
];

/** Of whoever signed in last; after a reset somebody has to do so again. */
let token = '';

/** Signs in to the Provisioning API, which every call of it asks for. @type {Call} */
export const SIGN_IN = {
  name: 'requestToken',
  isRead: true,
  action: '"requestToken"',
  path: PROVISIONING_PATH,
  isProvisioning: true,
  body: always(
    provisioning(
      'requestToken',
      '<eid>0000</eid><loginName>verba_api_user</loginName><password>serveradmin</password>',
    ),
  ),
  isRight(answer) {
    token = /<token>(\w+)<\/token>/.exec(answer)?.[1] ?? '';
    return token !== '';
  },
};

/** A read of one account of a larger world, which one as the serial number says. @param {(serial: number) => number} pick @returns {Call} */
export function readByKey(pick) {
  return {
    name: 'GetUserById',
    isRead: true,
    action: actionOf('GetUserById'),
    body: (serial) => getUserById(pick(serial)),
    isRight: (answer, serial) => answer.includes(`<UserId>${pick(serial)}</UserId>`),
  };
}

/** A read of the accounts of one owner of a hoster, which one as the serial number says. @param {(serial: number) => number} pick @returns {Call} */
export function readOfOwner(pick) {
  return {
    name: 'GetUsers',
    isRead: true,
    action: actionOf('GetUsers'),
    body: (serial) => envelope('GetUsers', `<ownerId>${pick(serial)}</ownerId><recursive>false</recursive>`),
    isRight: (answer, serial) =>
      answer.split(`<OwnerId>${pick(serial)}</OwnerId>`).length === ACCOUNTS_OF_OWNER + 1,
  };
}

/** The world of the measurement as a seed: an account with three more below it. */
export const WORLD = {
  include: ['default'],
  users: [
    { id: OWNER_ID, ownerId: 1, role: 'reseller', ...contact('reseller') },
    ...[USER_ID, USER_ID + 1, USER_ID + 2].map((id) => ({
      id,
      ownerId: OWNER_ID,
      ...contact(`customer${id}`),
    })),
  ],
};

/** A world with this many users, all in the provider's tenant. @param {number} count */
export function worldOf(count) {
  const users = Array.from({ length: count - 1 }, (_, index) => ({
    id: index + 2,
    tenantId: 1,
    ownerId: 1,
    ...contact(`user${index + 2}`),
  }));
  return { include: ['default'], users };
}

export const ACCOUNTS_OF_OWNER = 50;
/** A reseller and its accounts. */
const GROUP = ACCOUNTS_OF_OWNER + 1;

/** The number of the n-th reseller of a hoster, from 0. @param {number} index */
export function ownerAt(index) {
  return 2 + index * GROUP;
}

/** Resellers of a hoster that have all their accounts. @param {number} count its users */
export function ownersIn(count) {
  return Math.floor((count - 1) / GROUP);
}

/** A hoster with this many users: resellers with their accounts, each of them a tenant. @param {number} count */
export function hosterOf(count) {
  const users = Array.from({ length: count - 1 }, (_, index) => {
    const id = index + 2;
    const owner = ownerAt(Math.floor(index / GROUP));
    const place = id === owner ? { ownerId: 1, role: 'reseller' } : { ownerId: owner };
    return { id, ...place, ...contact(`user${id}`) };
  });
  return { include: ['default'], users };
}

/** @param {string} username */
function contact(username) {
  return {
    username,
    password: 'Secret123',
    firstName: 'Ann',
    lastName: 'Example',
    email: `${username}@example.com`,
    companyName: `Company of ${username}`,
    city: 'Berlin',
    country: 'DE',
  };
}

/** @param {number} userId */
function getUserById(userId) {
  return envelope('GetUserById', `<userId>${userId}</userId>`);
}

/** @param {number} serial */
function addUser(serial) {
  return ADD_USER[0] + digits(serial) + ADD_USER[1];
}

const ADD_USER = envelope(
  'AddUser',
  '<user><RoleId>3</RoleId><Role>User</Role><StatusId>1</StatusId><Status>Active</Status><LoginStatusId>0' +
    '</LoginStatusId><LoginStatus>Enabled</LoginStatus><FailedLogins>0</FailedLogins>' +
    '<UserId>0</UserId><OwnerId>1</OwnerId><IsPeer>false</IsPeer><Created>0001-01-01T00:00:00</Created>' +
    '<Changed>0001-01-01T00:00:00</Changed><IsDemo>false</IsDemo><Comments>made by the bench</Comments>' +
    '<LastName>Example</LastName><Username>bench#</Username><Password>Secret123</Password><FirstName>Ann</FirstName>' +
    '<Email>ann@example.com</Email><PrimaryPhone>+49 30 1234567</PrimaryPhone><Zip>10115</Zip><Country>DE</Country>' +
    '<Address>Example Street 1</Address><City>Berlin</City><HtmlMail>true</HtmlMail><CompanyName>Example &amp; Sons' +
    '</CompanyName><EcommerceEnabled>false</EcommerceEnabled></user><sendLetter>false</sendLetter>' +
    '<password>Secret123</password>',
).split('#');

/** @param {string} operation @param {string} parameters */
function envelope(operation, parameters) {
  return (
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>' +
    `<${operation} xmlns="${NAMESPACE}">${parameters}</${operation}></soap:Body></soap:Envelope>`
  );
}

/** The three customers of the world, with their extensions, groups and roles left out. */
const THREE_USERS =
  '<filter><justCount>0</justCount><loginName>customer</loginName><loginNameExact>0</loginNameExact>' +
  '<skipExtensions>1</skipExtensions><skipGroups>1</skipGroups><skipRoles>1</skipRoles></filter>';

/** @param {number} serial */
function newUser(serial) {
  const loginName = `bench${digits(serial)}`;
  return (
    '<user><agentId></agentId><displayName>Ann Example</displayName><eid>0000</eid><email>ann@example.com</email>' +
    `<loginName>${loginName}</loginName><needChangePassword>0</needChangePassword><userType>user_type_verba</userType>` +
    '<passwordHash>5f4dcc3b5aa765d61d8327deb882cf99</passwordHash></user>'
  );
}

/** @param {string} operation @param {string} parameters */
function provisioning(operation, parameters) {
  return (
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v2="${PROVISIONING_NAMESPACE}">` +
    `<soapenv:Header/><soapenv:Body><v2:${operation}>${parameters}</v2:${operation}></soapenv:Body></soapenv:Envelope>`
  );
}

/** @param {string} operation */
function actionOf(operation) {
  return `"${NAMESPACE}/${operation}"`;
}

/** @param {string} action @param {string} entity */
function cortex(action, entity) {
  const name = `${action} ${entity}`;
  return { name, action: `"${name}"`, path: CORTEX_PATH, authorization: basic(CORTEX_NAME) };
}

/** A request about the provider. @param {string} action @param {string} inner */
function cortexRequest(action, inner) {
  return (
    `<?xml version="1.0" encoding="utf-8"?><request version="1.0" action="${action}"><customer><name>CSP</name>` +
    `${inner}</customer></request>`
  );
}

/** @param {string} name */
function basic(name) {
  return `Basic ${Buffer.from(`${name}:serveradmin`).toString('base64')}`;
}

/** @param {number} serial */
function digits(serial) {
  return String(serial).padStart(SERIAL_DIGITS, '0');
}

/** @param {string} text @returns {() => string} */
function always(text) {
  return () => text;
}
