import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { modelOf } from '../../model/estate.js';
import { run } from './engine.js';
import { rowsOf } from './rows.js';

const execute = (procedure: string, content = '') =>
  `<execute namespace="Test" procedure="${procedure}">${content}</execute>`;
const argument = (mark: string) => `<executeData><mark>${mark}</mark></executeData>`;

/** Steps that succeed, each changing the estate in its own way; `%` is a number of their own. */
const GOOD = [
  execute('Mark', argument('M%')),
  execute('SwallowFailure'),
  `<try>${execute('MarkTwiceAndFail', argument('T%'))}</try><catch>${execute('Mark', argument('C%'))}</catch>`,
  `<try>${execute('Mark', argument('K%'))}</try><catch/>`,
  execute(
    'Mark',
    '<forEach name="each" root="data" path="n"/><before source="each" destination="executeData"><xsl:template match="/"><mark>F%<xsl:value-of select="."/></mark></xsl:template></before>',
  ),
  '<transform><before source="data" sourcePath="n" destination="procedureData"/></transform>',
];

/** Steps that fail the request, at once or after having changed something. */
const BAD = [
  execute('MarkTwiceAndFail', argument('B')),
  execute('NoSuchProcedure'),
  execute('Mark', ''),
  execute('Mark', `${argument('A')}<after source="executeData" sourcePath="none" destination="data"/>`),
  `<try>${execute('Mark', argument('Y'))}${execute('NoSuchProcedure')}</try><catch>${execute('Mark', argument('Z'))}${execute('MarkTwiceAndFail', argument('Z'))}</catch>`,
  `${execute('Mark', argument('D'))}${execute('Mark', argument('D'))}`,
  '<queue/>',
];

test('a request that fails at any step leaves the estate as it was', () => {
  const step = fc.constantFrom(...GOOD);
  const plan = fc.record({
    before: fc.array(step, { maxLength: 6 }),
    bad: fc.constantFrom(...BAD),
    after: fc.array(step, { maxLength: 2 }),
  });
  const model = modelOf();
  const untouched = rowsOf(model);

  fc.assert(
    fc.property(plan, ({ before, bad, after }) => {
      const good = before.map((it, index) => it.replaceAll('%', String(index)));
      const procedure = [...good, bad, ...after.map((it) => it.replaceAll('%', 'a'))].join('');
      const data = '<data><n>1</n><n>2</n></data>';
      const xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';

      const { response } = run(`<request ${xsl}>${data}<procedure>${procedure}</procedure></request>`, {
        model,
      });

      expect(response).toMatch(/^<response><errorContext /);
      expect(rowsOf(model)).toEqual(untouched);
    }),
    { numRuns: 150, seed: 4711 },
  );
});

test('each of the good steps alone succeeds, so that the failures above are those meant', () => {
  for (const step of GOOD) {
    const xsl = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';
    const data = '<data><n>1</n><n>2</n></data>';

    expect(run(`<request ${xsl}>${data}<procedure>${step}</procedure></request>`).response).toBe(
      '<response><data><n>1</n><n>2</n></data></response>',
    );
  }
});
