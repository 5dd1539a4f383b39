import { describe, expect, test } from '@jest/globals';
import { steps } from './engine.js';
import { DONE, errorContext, MARK, marked, request, SET_ERROR } from './flowMarkup.js';

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
