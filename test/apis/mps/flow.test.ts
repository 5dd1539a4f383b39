import { describe, expect, test } from '@jest/globals';
import { run, steps } from './engine.js';

const DONE = '<after source="executeData" destination="data" mode="merge"/>';
const SET_ERROR = (code: string, text: string) =>
  `<execute namespace="Error Provider" procedure="SetError"><executeData><hr>${code}</hr><desc>${text}</desc></executeData></execute>`;
const errorContext = (
  code: string,
  text: string,
  executeSeqNo: number,
  namespace: string,
  procedure: string,
) =>
  `<errorContext description="${text}" code="${code}" executeSeqNo="${executeSeqNo}">` +
  `<errorSource namespace="${namespace}" procedure="${procedure}"/></errorContext>`;
const marked = (model: { tenants: { findByCode(code: string): unknown } }, ...codes: string[]) =>
  codes.filter((code) => model.tenants.findByCode(code) !== undefined);
const MARK = (code: string) =>
  `<execute namespace="Test" procedure="Mark"><executeData><mark>${code}</mark></executeData></execute>`;
const request = (procedure: string, data = '') =>
  run(`<request><data>${data}</data><procedure>${procedure}</procedure></request>`);

describe('framework 2.5: forEach and repeat', () => {
  const greetEach = (loop: string) =>
    `<execute namespace="Test" procedure="Greet">${loop}<before source="each" sourcePath="name" destination="executeData"/><after source="executeData" sourcePath="greeting" destination="data" destinationPath="out"/></execute>`;

  test('one call per node', () => {
    const data = '<user><name>ann</name></user><user><name>bob</name></user><out/>';

    expect(steps(greetEach('<forEach name="each" root="data" path="user"/>'), data)).toContain(
      '<out><greeting>hello ann</greeting><greeting>hello bob</greeting></out>',
    );
  });

  test('nested loops run in order of appearance, each from a node of the one before', () => {
    const loops = '<forEach name="g" root="data" path="g"/><forEach name="each" root="g" path="user"/>';
    const user = (name: string) => `<user><name>${name}</name></user>`;
    const data = `<g>${user('a')}${user('b')}</g><g>${user('c')}</g><out/>`;

    expect(steps(greetEach(loops), data)).toContain(
      '<out><greeting>hello a</greeting><greeting>hello b</greeting><greeting>hello c</greeting></out>',
    );
  });

  test('a before with ifNull skip leaves one turn out', () => {
    const each =
      '<execute namespace="Test" procedure="Greet"><forEach name="each" root="data" path="user"/><before source="each" sourcePath="name" destination="executeData" ifNull="skip"/><after source="executeData" sourcePath="greeting" destination="data" destinationPath="out"/></execute>';

    expect(steps(each, '<user/><user><name>bob</name></user><out/>')).toContain(
      '<out><greeting>hello bob</greeting></out>',
    );
  });

  test.each([
    [
      'fail',
      errorContext(
        '0x80070057',
        'The required argument user was not supplied.',
        1,
        'Error Provider',
        'SetError',
      ),
    ],
    ['skip', '<out/>'],
    [
      'ignore',
      errorContext(
        '0x80070057',
        'The required argument name was not supplied.',
        2,
        'Error Provider',
        'SetError',
      ),
    ],
  ])('without a node, ifNull %s', (ifNull, expected) => {
    expect(
      steps(greetEach(`<forEach name="each" root="data" path="user" ifNull="${ifNull}"/>`), '<out/>'),
    ).toBe(expected);
  });

  test('repeat calls as often as its source says', () => {
    const repeated = `<execute namespace="Test" procedure="Greet"><repeat source="data" sourcePath="times"/><executeData><name>x</name></executeData><after source="executeData" sourcePath="greeting" destination="data"/></execute>`;

    expect(steps(repeated, '<times>3</times>')).toBe(
      `<times>3</times>${'<greeting>hello x</greeting>'.repeat(3)}`,
    );
    expect(steps(repeated, '<times>0</times>')).toBe('<times>0</times>');
    expect(steps(repeated, '<times>many</times>')).toBe(
      errorContext('0x80070057', 'The parameter is incorrect.', 1, 'Error Provider', 'SetError'),
    );
    expect(steps(repeated.replace('"times"', '"times" ifNull="ignore"'))).toBe(
      '<greeting>hello x</greeting>',
    );
    expect(steps(repeated.replace('"times"', '"times" ifNull="skip"'))).toBe('<data/>');
  });

  test('a loop may not take the name of a document or of another loop', () => {
    const text = "Attribute 'name' has an invalid value according to the DTD/Schema.";
    const loop = (name: string) => `<forEach name="${name}" root="data" path="a"/>`;

    for (const loops of [loop('data'), loop('x') + loop('x')]) {
      expect(steps(`<execute namespace="Test" procedure="List">${loops}</execute>`, '<a/>')).toBe(
        errorContext('0xc00ce017', text, 0, 'Test', 'List'),
      );
    }
  });
});

describe('framework 2.5: select and when', () => {
  const select = (attributes = '') =>
    `<select name="k" source="data" sourcePath="kind" ${attributes}><where value="a" case="one"/><where value="b" case="two"/><where value="a" case="three"/></select>`;
  const when = (name: string) =>
    `<execute namespace="Test" procedure="Greet"><when select="k" case="${name}"/><executeData><name>${name}</name></executeData>${DONE}</execute>`;

  test.each([
    ['<kind>a</kind>', '', 'one', true],
    ['<kind>a</kind>', '', 'three', false],
    ['<kind> b </kind>', '', 'two', true],
    ['<kind>c</kind>', '', 'two', false],
    ['<kind>c</kind>', 'defaultCase="other"', 'other', true],
    ['', 'defaultCase="other" ifNullCase="none"', 'none', true],
    ['', 'defaultCase="other"', 'other', false],
  ])('%s with %s: case %s holds: %s', (data, attributes, name, holds) => {
    expect(steps(select(attributes) + when(name), data).includes('<greeting>')).toBe(holds);
  });

  test('when with a source asks whether the path finds something; several must hold together', () => {
    const both =
      '<execute namespace="Test" procedure="Greet"><when source="data" sourcePath="a"/><when source="data" sourcePath="b"/><executeData><name>x</name></executeData><after source="executeData" destination="data" mode="merge"/></execute>';

    expect(steps(both, '<a/><b/>')).toBe('<a/><b/><greeting>hello x</greeting>');
    expect(steps(both, '<a/>')).toBe('<a/>');
  });

  test('when may not name a select that there is none of', () => {
    expect(steps(when('one'))).toBe(
      errorContext(
        '0xc00ce017',
        "Attribute 'select' has an invalid value according to the DTD/Schema.",
        0,
        'Test',
        'Greet',
      ),
    );
  });

  test('transform moves data without a call, with loops and conditions', () => {
    const moves =
      '<transform><forEach name="u" root="data" path="u"/><when source="u" sourcePath="@on"/><before source="u" sourcePath="n" destination="data" destinationPath="to"/></transform>';

    expect(steps(moves, '<u on="1"><n>1</n></u><u><n>2</n></u><to/>')).toContain('<to><n>1</n></to>');
  });
});

describe('framework 5: errors', () => {
  test('the step that failed is named, with its number among all steps', () => {
    const { response } = request(MARK('A') + SET_ERROR('0x80131509', 'no'));

    expect(response).toBe(
      `<response>${errorContext('0x80131509', 'no', 2, 'Error Provider', 'SetError')}</response>`,
    );
  });

  test.each([
    ['-2147467259', '0x80004005'],
    ['2147500037', '0x80004005'],
    ['0X80131509', '0x80131509'],
    ['0x1', '0x00000001'],
  ])('SetError takes %s for %s', (given, code) => {
    expect(steps(SET_ERROR(given, 'text'))).toBe(errorContext(code, 'text', 1, 'Error Provider', 'SetError'));
  });

  test('an error raised inside a procedure names who raised it, not the procedure', () => {
    const failing =
      '<execute namespace="Test" procedure="MarkTwiceAndFail"><executeData><mark>X</mark></executeData></execute>';

    const { response, model, trace } = request(MARK('A') + failing);

    const text = 'The specified plan is not available to this customer organization.';
    expect(response).toBe(
      `<response>${errorContext('0x80072030', text, 6, 'Error Provider', 'SetError')}</response>`,
    );
    expect(marked(model, 'A', 'X1', 'X2')).toEqual([]);
    expect(trace).toEqual([
      { kind: 'execute', name: 'Test::Mark', number: 1, children: [] },
      {
        kind: 'execute',
        name: 'Test::MarkTwiceAndFail',
        number: 2,
        failed: '0x80072030',
        children: [
          { kind: 'execute', name: 'Test::Mark', number: 3, children: [] },
          {
            kind: 'execute',
            name: 'Test::Mark_',
            number: 4,
            children: [{ kind: 'execute', name: 'Test::Mark', number: 5, children: [] }],
          },
          {
            kind: 'execute',
            name: 'Error Provider::SetError',
            number: 6,
            failed: '0x80072030',
            children: [],
          },
        ],
      },
    ]);
  });

  const caught = (work: string, handler: string) => `<try>${work}</try><catch>${handler}</catch>`;

  test('an error whose catch succeeds is handled: the request goes on, what was done before stays', () => {
    const { response, model } = request(
      caught(MARK('A') + SET_ERROR('0x80131509', 'no') + MARK('B'), MARK('C')) + MARK('D'),
    );

    expect(response).toBe('<response><data/></response>');
    expect(marked(model, 'A', 'B', 'C', 'D')).toEqual(['A', 'C', 'D']);
  });

  test('without an error the catch is not run', () => {
    expect(marked(request(caught(MARK('A'), MARK('B'))).model, 'A', 'B')).toEqual(['A']);
  });

  test('the step that failed inside a try is undone as a whole', () => {
    const failing =
      '<execute namespace="Test" procedure="MarkTwiceAndFail"><executeData><mark>X</mark></executeData></execute>';

    const { model } = request(caught(MARK('A') + failing, MARK('B')));

    expect(marked(model, 'A', 'X1', 'X2', 'B')).toEqual(['A', 'B']);
  });

  test('a procedure that handles an error undoes what failed and goes on', () => {
    const { response, model } = request(
      `<execute namespace="Test" procedure="SwallowFailure">${DONE}</execute>`,
    );

    expect(response).toBe('<response><data><caught>0x80072030</caught></data></response>');
    expect(marked(model, 'swallowed1', 'swallowed2')).toEqual([]);
  });

  test('what a procedure attempts is undone as a whole, and other codes are passed on', () => {
    const { response, model } = request(
      `<execute namespace="Test" procedure="SwallowWork">${DONE}</execute>`,
    );

    expect(response).toBe('<response><data><caught>0x80072030</caught></data></response>');
    expect(marked(model, 'worked', 'swallowed1', 'swallowed2')).toEqual([]);
  });

  test('SetError inside a catch changes the error when the code differs', () => {
    const { response } = request(caught(SET_ERROR('0x80131509', 'first'), SET_ERROR('0x80004005', 'second')));

    expect(response).toBe(
      `<response>${errorContext('0x80004005', 'second', 2, 'Error Provider', 'SetError')}</response>`,
    );
  });

  test('SetError inside a catch leaves the text of an equal code', () => {
    const { response } = request(caught(SET_ERROR('0x80131509', 'first'), SET_ERROR('0x80131509', 'second')));

    expect(response).toBe(
      `<response>${errorContext('0x80131509', 'first', 2, 'Error Provider', 'SetError')}</response>`,
    );
  });

  test('try can be nested, and an error of a catch moves outwards', () => {
    const inner = caught(SET_ERROR('0x80131509', 'inner'), SET_ERROR('0x80004005', 'from the catch'));
    const handler =
      '<transform><before source="context" sourcePath="errorContext" destination="data"/></transform>';

    expect(request(caught(inner, handler)).response).toBe(
      '<response><data><errorContext description="from the catch" code="0x80004005"/></data></response>',
    );
  });

  test.each([
    ['<try/>', '0xc00ce012', 'Element content is incomplete according to the DTD/Schema.'],
    ['<catch/>', '0xc00ce014', 'Element content is invalid according to the DTD/Schema.'],
    ['<try/><execute/><catch/>', '0xc00ce012', 'Element content is incomplete according to the DTD/Schema.'],
    [
      '<procedureData/><procedureData/>',
      '0xc00ce014',
      'Element content is invalid according to the DTD/Schema.',
    ],
    ['<queue/>', '0x80004001', 'Not implemented'],
    ['<loop/>', '0xc00ce00d', "The element 'loop' is used but not declared in the DTD/Schema."],
    ['<execute procedure="x"/>', '0xc00ce020', "Required attribute 'namespace' is missing."],
  ])('%s is refused', (procedure, code, text) => {
    expect(steps(procedure)).toBe(errorContext(code, text, 0, '', ''));
  });

  test.each([
    ['No Such', 'Greet'],
    ['Test', 'NoSuch'],
    ['test', 'Greet'],
    ['Test ', 'Greet'],
    ['Test', 'Mark_'],
    ['__proto__', 'constructor'],
  ])('%s::%s is not registered for a request', (namespace, name) => {
    const text = `The namespace '${namespace}' or procedure '${name}' is not registered.`;

    expect(steps(`<execute namespace="${namespace}" procedure="${name}"/>`)).toBe(
      errorContext('0x80070057', text, 1, namespace, name),
    );
  });

  test.each([
    ['', 'The required argument name was not supplied.'],
    ['<name/>', "The argument 'name' cannot be null."],
    ['<name> </name>', "The argument 'name' cannot be null."],
    ['<name>x</name><loud>yes</loud>', 'The parameter is incorrect.'],
  ])('arguments %s are refused', (given, text) => {
    const greet = `<execute namespace="Test" procedure="Greet"><executeData>${given}</executeData></execute>`;

    expect(steps(greet)).toBe(errorContext('0x80070057', text, 2, 'Error Provider', 'SetError'));
  });
});

describe('what a request may cost', () => {
  const STORAGE = 'Not enough storage is available to complete this operation.';

  test.each([
    ['doubling a document', '<transform><before source="data" destination="data"/></transform>'.repeat(40)],
    [
      'deepening a document',
      '<transform><before source="data" destination="data" destinationPath="//*[not(*)][last()]"/></transform>'.repeat(
        12,
      ),
    ],
    [
      'a path without end',
      '<transform><before source="data" sourcePath="//*[count(//*[count(//*) > 1]) > 9]" destination="data" ifNull="ignore"/></transform>',
    ],
    [
      'repeating without end',
      '<execute namespace="Test" procedure="List"><repeat source="data" sourcePath="t"/></execute>',
    ],
    [
      'loops without end',
      `<transform>${'abcdef'.replace(/./g, '<forEach name="$&amp;" root="data" path="//x"/>').replaceAll('&amp;', '')}</transform>`,
    ],
  ])('%s is stopped', (_what, procedure) => {
    const answer = steps(procedure, `<t>1000000000</t>${'<x><y/></x>'.repeat(500)}`);

    expect(answer).toContain(`<errorContext description="${STORAGE}" code="0x8007000e"`);
  });
});

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
