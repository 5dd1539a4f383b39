import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CORTEX } from '../../src/apis/cortex/contract.generated.js';
import type { ElementContract } from '../../src/apis/cortex/elements.js';
import { ERRORS } from '../../src/apis/cortex/errors.js';
import { generateCortexContract } from '../../src/apis/cortex/typegen.js';

test('the generated contract is not stale', () => {
  for (const [file, text] of generateCortexContract()) {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
  }
});

describe('every element of the contract', () => {
  const elements: (readonly [path: string, element: ElementContract])[] = [];
  const collect = (path: string, listed: Readonly<Record<string, ElementContract>>) => {
    for (const [name, element] of Object.entries(listed)) {
      elements.push([`${path}/${name}`, element]);
      collect(`${path}/${name}`, element.elements ?? {});
    }
  };
  collect('', CORTEX.entities);
  for (const [name, shape] of Object.entries(CORTEX.shapes)) collect(`/${name}`, shape);

  test('is taken or printed by some action', () => {
    expect(elements.filter(([, { accepts, answers }]) => !accepts && !answers)).toEqual([]);
  });

  test('is refused by an error there is', () => {
    const unknown = elements.filter(([, { invalid }]) => invalid !== undefined && !(invalid in ERRORS));

    expect(unknown).toEqual([]);
  });

  test('points at a shape there is', () => {
    const unknown = elements.filter(([, { shape }]) => shape !== undefined && !(shape in CORTEX.shapes));

    expect(unknown).toEqual([]);
  });

  test('has words to choose from where it is a choice', () => {
    const wordless = elements.filter(([, { type, values = [] }]) => type === 'enum' && values.length === 0);

    expect(wordless).toEqual([]);
  });
});
