import { describe, expect, test } from '@jest/globals';
import { steps } from './engine.js';
import { DONE, errorContext } from './flowMarkup.js';

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
