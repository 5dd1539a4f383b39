import { describe, expect, test } from '@jest/globals';
import { BRANDS } from '../../../src/apis/mspc/brand.js';
import { account, Client, emulatorFor, get, newWorld } from '../../client.js';

const RUNNING = {
  mspc: emulatorFor({ brand: 'mspc' }),
  solidcp: emulatorFor({ brand: 'solidcp' }),
  websitepanel: emulatorFor({ brand: 'websitepanel' }),
};

describe.each([
  [
    'mspc',
    'http://smbsaas/MSPC/enterpriseserver',
    'MSPControl Enterprise Server',
    'WebsitePanel.EnterpriseServer',
  ],
  [
    'solidcp',
    'http://smbsaas/solidcp/enterpriseserver',
    'SolidCP Enterprise Server',
    'SolidCP.EnterpriseServer',
  ],
  [
    'websitepanel',
    'http://smbsaas/websitepanel/enterpriseserver',
    'WebsitePanel Enterprise Server',
    'WebsitePanel.EnterpriseServer',
  ],
] as const)('as %s', (brand, namespace, realm, classes) => {
  test('calls and answers have its namespace, and the challenge its realm', async () => {
    const { url } = newWorld(RUNNING[brand]());

    const answer = await new Client(url, { namespace }).exchange('UserExists', { username: 'serveradmin' });
    const challenge = await new Client(url, { namespace, login: undefined }).exchange('UserExists');

    expect(answer.body).toContain(`<wsa:Action>${namespace}/UserExistsResponse</wsa:Action>`);
    expect(answer.body).toContain(
      `<UserExistsResponse xmlns="${namespace}"><UserExistsResult>true</UserExistsResult></UserExistsResponse>`,
    );
    expect(challenge.headers['www-authenticate']).toBe(`Basic Realm="${realm}"`);
  });

  test('the WSDLs have its namespace and no other product’s', async () => {
    const { url } = newWorld(RUNNING[brand]());
    const others = Object.values(BRANDS)
      .map((other) => other.namespace)
      .filter((other) => other !== namespace);

    for (const service of ['esUsers', 'esPackages', 'esAuthentication']) {
      const { body } = await get(`${url}/${service}.asmx?wsdl`);

      expect(body).toContain(`targetNamespace="${namespace}"`);
      for (const other of others) expect(body).not.toContain(other);
    }
  });

  test('faults about values name its classes', async () => {
    const { url } = newWorld(RUNNING[brand]());
    const admin = new Client(url, { namespace });
    await admin.call('AddUser', account('zero', { StatusId: 0 }));

    const answer = await admin.call('GetUserByUsername', { username: 'zero' });

    expect(answer).toEqual({
      fault: `Server was unable to process request. ---> There was an error generating the XML document. ---> Instance validation error: '0' is not a valid value for ${classes}.UserStatus.`,
    });
  });

  test('calls in the namespace of another product are not known', async () => {
    const { url } = newWorld(RUNNING[brand]());
    const foreign = 'http://smbsaas/other/enterpriseserver';

    const answer = await new Client(url, { namespace: foreign }).call('UserExists');

    expect(answer).toEqual({
      fault: `Server did not recognize the value of HTTP Header SOAPAction: ${foreign}/UserExists.`,
    });
  });
});
