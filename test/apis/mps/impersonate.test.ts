import { describe, expect, test } from '@jest/globals';
import { run, steps } from './engine.js';
import { DONE, errorContext } from './flowMarkup.js';

describe('impersonate', () => {
  const who = (impersonate: string) =>
    `<execute namespace="Test" procedure="WhoAmI" impersonate="${impersonate}">${DONE}</execute>`;
  const asCustomer = { sender: senderCalled('someone') };

  function senderCalled(name: string) {
    return (model: Parameters<NonNullable<Parameters<typeof run>[1]>['sender'] & object>[0]) => {
      const tenant = model.tenants.add({ parentId: 1, fullName: 'Some Company', code: 'SC' });
      return { kind: 'user', user: model.users.join(tenant.id, { name }) } as const;
    };
  }

  test('0 runs a step as the sender, 1 as the credentials in the request', () => {
    const context =
      '<context><securityContext><authentication><basic username="cspadmin_CSP" password="serveradmin"/></authentication></securityContext></context>';
    const both = (given: string) =>
      ['0', '1'].map((impersonate) =>
        run(
          `<request>${given}<procedure>${who(impersonate)}</procedure></request>`,
          asCustomer,
        ).response.replace(/^.*<caller>|@.*$/g, ''),
      );

    expect(both('')).toEqual(['someone_SC', 'someone_SC']);
    expect(both(context)).toEqual(['someone_SC', 'cspadmin']);
  });

  test('wrong credentials in the request are refused', () => {
    const context =
      '<context><securityContext><authentication><basic domain="CSP" username="cspadmin_CSP" password="wrong"/></authentication></securityContext></context>';
    const { response } = run(`<request>${context}<procedure>${who('1')}</procedure></request>`, asCustomer);

    expect(response).toBe(
      `<response>${errorContext('0x8007052e', 'Logon failure: unknown user name or bad password.', 1, 'Test', 'WhoAmI')}</response>`,
    );
  });

  test('2 runs as the engine for whom it trusts, and is refused to others', () => {
    const engine = `<request><procedure>${who('2')}</procedure></request>`;

    expect(run(engine).response).toBe('<response><data><caller>engine</caller></data></response>');
    expect(run(engine, asCustomer).response).toBe(
      `<response>${errorContext('0x80070005', 'Access is denied.', 1, 'Test', 'WhoAmI')}</response>`,
    );
  });

  test('another value is refused', () => {
    expect(steps(who('3'))).toBe(
      errorContext(
        '0xc00ce017',
        "Attribute 'impersonate' has an invalid value according to the DTD/Schema.",
        0,
        'Test',
        'WhoAmI',
      ),
    );
  });
});
