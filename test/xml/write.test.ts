import { describe, expect, test } from '@jest/globals';
import { readXml } from '../../src/xml/read.js';
import { ASPNET_STYLE, escapeAttribute, escapeText, XmlWriter } from '../../src/xml/write.js';

describe('escaping', () => {
  test('text escapes markup and leaves quotes, tabs and line breaks', () => {
    expect(escapeText(`a<b>&"'\t\r\n€𐐷`)).toBe(`a&lt;b&gt;&amp;"'\t\r\n€𐐷`);
  });

  test('an attribute also escapes the double quote and line breaks, not the tab', () => {
    expect(escapeAttribute(`<>&"'\t\r\n`)).toBe(`&lt;&gt;&amp;&quot;'\t&#xD;&#xA;`);
  });

  test('characters XML cannot hold become references, as XmlTextWriter has it', () => {
    expect(escapeText('\u0001\u001f\uffff\ud800\udc00')).toBe('&#x1;&#x1F;&#xFFFF;\ud800\udc00');
  });

  test('X21 escaped values come back unchanged', () => {
    for (const value of ['</id><price>1', ']]>', '&amp;lt;', '<![CDATA[x]]>', '\t x ']) {
      const { root } = readXml(`<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`);
      expect(root.text).toBe(value);
      expect(root.attribute('b')).toBe(value.replaceAll('\t', ' '));
    }
  });
});

describe('the writer', () => {
  function written(emptyElement: ' />' | '/>' | 'pair'): string {
    const writer = new XmlWriter({ emptyElement });
    writer.start('r', [
      ['xmlns', 'urn:"x"'],
      ['b', '1'],
    ]);
    writer.leaf('a', '<1>');
    writer.leaf('b', '');
    writer.start('c');
    writer.end();
    writer.start('d', [['e', '']]);
    writer.text('');
    writer.end();
    writer.start('f');
    writer.text('&');
    writer.raw('<g/>');
    writer.end();
    writer.empty('h', [['i', '2']]);
    writer.end();
    return writer.toString();
  }

  test.each([
    [' />', '<b /><c /><d e="" />', '<h i="2" />'],
    ['/>', '<b/><c/><d e=""/>', '<h i="2"/>'],
    ['pair', '<b></b><c></c><d e=""></d>', '<h i="2"></h>'],
  ] as const)('closes elements without content in its style: %s', (style, empties, last) => {
    expect(written(style)).toBe(
      `<r xmlns="urn:&quot;x&quot;" b="1"><a>&lt;1&gt;</a>${empties}<f>&amp;<g/></f>${last}</r>`,
    );
  });

  test('writes the style of ASP.NET with a blank', () => {
    const writer = new XmlWriter(ASPNET_STYLE);
    writer.raw('<?xml version="1.0" encoding="utf-8"?>');
    writer.empty('GetUserByIdResponse', [['xmlns', 'urn:es']]);

    expect(writer.toString()).toBe(
      '<?xml version="1.0" encoding="utf-8"?><GetUserByIdResponse xmlns="urn:es" />',
    );
  });

  test('does not hand out a document whose elements do not balance', () => {
    const writer = new XmlWriter(ASPNET_STYLE);
    writer.start('a');

    expect(() => writer.toString()).toThrow('element a is not ended');
    writer.end();
    expect(() => writer.end()).toThrow('no element is open');
  });
});
