import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../../../../src/apis/mspc/templates/decimal.js';
import { evaluateTemplate } from '../../../../src/apis/mspc/templates/evaluate.js';
import { DateTime, Dictionary, List, Thing } from '../../../../src/apis/mspc/templates/values.js';

const VARIABLES = {
  user: new Thing('Product.UserInfo', { FirstName: 'Mia', Email: null, Age: 30 }),
  Signup: true,
  sites: new List('System.Collections.Generic.List', [
    new Thing('Product.WebSite', { Name: 'a.example' }),
    new Thing('Product.WebSite', { Name: 'b.example' }),
  ]),
  names: new List('System.String[]', ['ns1', 'ns2'], true),
  plans: new Dictionary(
    'System.Collections.Hashtable',
    'System.Collections.DictionaryEntry',
    new Map([[7, new Thing('Product.Plan', { PlanName: 'Basic' })]]),
  ),
  price: Decimal.parse('10.50'),
  since: new DateTime(Date.UTC(2026, 0, 15, 14, 5, 9)),
};

function filled(template: string): string {
  const outcome = evaluateTemplate(template, VARIABLES);
  return 'text' in outcome ? outcome.text : `crash ${outcome.crash}`;
}

describe('a template', () => {
  test.each<[template: string, text: string]>([
    ['', ''],
    ['plain text', 'plain text'],
    ['#user.FirstName#', 'Mia'],
    ['Hello #USER.firstname#, you are #user.Age#.', 'Hello Mia, you are 30.'],
    ['#user.Email#|#nothing#|', '||'],
    ['a ## b ##user##', 'a # b #user#'],
    ['#user# #sites# #true# #null#', 'Product.UserInfo System.Collections.Generic.List True '],
    ['#names[1]# #plans[7].PlanName# #plans[8]#', 'ns2 Basic '],
    ['#names.Length# #sites.Count# #plans.Count# #user.FirstName.Length#', '2 2 1 3'],
    ['#user.FirstName.ToUpper()# #user.FirstName.Substring(1, 1)# #names[0].Replace("s", "+")#', 'MIA i n+1'],
    ['#since# #since.ToShortDateString()# #since.Year#', '1/15/2026 2:05:09 PM 1/15/2026 2026'],
    ['<b>a < b</b>', '<b>a < b</b>'],
  ])('%j writes %j', (template, text) => {
    expect(filled(template)).toBe(text);
  });

  test.each<[expression: string, text: string]>([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['7 / 2', '3'],
    ['-7 % 3', '-1'],
    ['2147483647 + 1', '-2147483648'],
    ['price + 1.5', '12.00'],
    ['price * 2.00', '21.0000'],
    ['price / 4.0', '2.625'],
    ['3 lt 4', 'True'],
    ['3 >= 4', 'False'],
    ['"a" is "a"', 'True'],
    ['1 == "1"', 'False'],
    ['user.Email is null', 'True'],
    ['not Signup', 'False'],
    // The product's own slips.
    ['null == 1', '0'],
    ['null != 1', '0'],
    ['true or false', 'False'],
    ['"a\\"b"', 'a\\"b'],
  ])('works out %s', (expression, text) => {
    expect(filled(`#${expression}#`)).toBe(text);
  });

  test.each<[call: string, text: string]>([
    ['IsDefined("user")', 'True'],
    ['IfDefined("nobody", 1)', ''],
    ['Equals("a", "a")', 'True'],
    ['NotEquals(1, 2)', 'True'],
    ['IsEven(4)', 'True'],
    ['IsOdd("3")', 'True'],
    ['IsEmpty(user.Email)', 'True'],
    ['IsNotEmpty("x")', 'True'],
    ['IsNumber("12")', 'True'],
    ['IsNumber("x")', 'False'],
    ['ToUpper("ab")', 'AB'],
    ['tolower("AB")', 'ab'],
    ['Len(null)', '0'],
    ['ToList(sites, "Name", "; ")', 'a.example; b.example'],
    ['IsNull(nobody)', 'True'],
    ['IIf(Signup, "new", "old")', 'new'],
    ['Format(1234, "N0")', '1,234'],
    ['Format(price, "0.0")', '10.5'],
    ['Format(-1234, "C")', '($1,234.00)'],
    ['Format("x", "N0")', 'x'],
    ['Trim(" a ")', 'a'],
    ['Compare(1, 2)', '-1'],
    ['CompareNoCase("A", "a")', 'True'],
    ['TypeOf(price)', 'Decimal'],
    ['CInt("5") + 1', '6'],
    ['CDate("1/15/2026").Day', '15'],
  ])('knows the function %s', (call, text) => {
    expect(filled(`#${call}#`)).toBe(text);
  });

  test.each<[template: string, text: string]>([
    ['<ad:if test="#Signup#">new</ad:if>', 'new'],
    [
      '<ad:if test="#user.Age lt 18#">young<ad:elseif test="#user.Age lt 40#">grown<ad:else>old</ad:if>',
      'grown',
    ],
    ['<ad:if test="#user.Email#">mail<ad:else>none</ad:if>', 'none'],
    ['<ad:if test="0">a<ad:else>b</ad:if>', 'b'],
    [
      '<ad:foreach collection="#sites#" var="site" index="i">#i#:#site.Name# </ad:foreach>#site#',
      '0:a.example 1:b.example ',
    ],
    ['<ad:foreach collection="#plans#" var="p">#p.Key#=#p.Value.PlanName#</ad:foreach>', '7=Basic'],
    ['<ad:for from="1" to="3" index="n">#n#</ad:for>', '123'],
    ['<ad:for from="3" to="1" index="n">#n#</ad:for>', '321'],
    ['<ad:for from="2" to="2" index="n">#n#</ad:for>', '2'],
    ['<ad:set name="x" value="#1 + 1#" />#x#', '2'],
    [
      '<ad:template name="box"><#title#>#innerText#</ad:template><ad:box title="T">in #user.FirstName#</ad:box>',
      '<T>in Mia',
    ],
    ['<ad:template name="line">#user.FirstName##what#</ad:template><ad:LINE what="!" />', 'Mia!'],
    ['a</ad:b', 'a</ad:b'],
  ])('%j writes %j', (template, text) => {
    expect(filled(template)).toBe(text);
  });
});

describe('a mistake becomes the text', () => {
  test.each<[template: string, place: string, message: string]>([
    [
      '#user.Nme#',
      'Line 1, Column 2',
      'Public property could not be found: Nme. Supported properties: FirstName,Email,Age',
    ],
    ['#nobody.Name#', 'Line 1, Column 2', 'Cannot read property value of NULL object'],
    ['#nobody.Name()#', 'Line 1, Column 2', 'Cannot perform method of NULL object'],
    [
      '#user.FirstName.Shout()#',
      'Line 1, Column 2',
      'Public method could not be found: Shout. Available methods: ToUpper,ToLower,Trim,Substring,Replace,StartsWith,EndsWith,Contains,IndexOf,LastIndexOf,ToString',
    ],
    [
      'one\n two #1 + "a"#',
      'Line 2, Column 7',
      'Arithmetic and logical operations can be applied to operands or integer and decimal types only.',
    ],
    ['#1 and true#', 'Line 1, Column 2', 'Logical operation can be applied to operands of boolean type only'],
    [
      '#not 1#',
      'Line 1, Column 8',
      'Unary operator can be applied to integer, decimal and boolean expressions.',
    ],
    ['#$#', 'Line 1, Column 2', "Unexpected symbol: '$'"],
    ['#"abc', 'Line 1, Column 2', 'Unterminated string constant'],
    ['#"a\\x"#', 'Line 1, Column 4', 'Unknown escape sequence. Supported escapes: \\n, \\r, \\", \\\''],
    [
      '#empty#',
      'Line 1, Column 2',
      'Invalid token in expression: Empty. Was expecting identifier, string or number',
    ],
    ['#user.1#', 'Line 1, Column 7', 'Wrong usage of period. Identifier was expected.'],
    ['<ad:if test="#true#">x', 'Line 1, Column 1', 'Expected closing </ad:if> tag'],
    ['<ad:if>x</ad:if>', 'Line 1, Column 1', 'Expected tag attribute'],
    ['<ad:if tst="1">x</ad:if>', 'Line 1, Column 1', '"test" attribute was not specified'],
    ['</ad:if>', 'Line 1, Column 1', 'Invalid token: EndIf'],
    [
      '<ad:foreach collection="#1#" var="x"></ad:foreach>',
      'Line 1, Column 26',
      'Collection expression should evaluate into the value implementing IEnumerable interface.',
    ],
    [
      '<ad:foreach collection="#sites#">x</ad:foreach>',
      'Line 1, Column 1',
      '"var" attribute was not specified',
    ],
    [
      '<ad:for from="#"a"#" to="1" index="i"></ad:for>',
      'Line 1, Column 16',
      'Start index expression should evaluate to integer.',
    ],
    ['<ad:box a="1" />', 'Line 1, Column 1', 'Custom template "box" is not defined'],
    ['#names["a"]#', 'Line 1, Column 2', 'Array index expression must evaluate to integer.'],
    ['#user[1]#', 'Line 1, Column 2', 'Cannot call indexer'],
    [
      '#Len(1)#',
      'Line 1, Column 2',
      "Cannot call method: Object of type 'System.Int32' cannot be converted to type 'System.String'.",
    ],
    ['#Len()#', 'Line 1, Column 2', 'Cannot call method: Parameter count mismatch.'],
    [
      '#CInt("x")#',
      'Line 1, Column 2',
      'Cannot call method: Exception has been thrown by the target of an invocation.',
    ],
  ])('%j', (template, place, message) => {
    expect(filled(template)).toBe(`Error in template (${place}): ${message}`);
  });
});

describe('what .NET itself throws is a crash', () => {
  test.each<[template: string, crash: string]>([
    ['#1 / 0#', 'DIVIDE_BY_ZERO'],
    ['#1 + 1.5#', 'INVALID_UNBOXING'],
    ['#names[2]#', 'INDEX_OUTSIDE'],
    ['#sites[2]#', 'INDEX_OUT_OF_RANGE'],
    ['#99999999999#', 'INT32_OVERFLOW'],
    ['text <ad:', 'INDEX_OUTSIDE'],
    ['<ad:box a="1" a="2" />', 'DUPLICATE_KEY'],
    ['<ad:template name="a"></ad:template><ad:template name="A"></ad:template>', 'DUPLICATE_KEY'],
    // Without limits these would take for ever, or the process with them.
    ['<ad:for from="0" to="2000000000" index="i"></ad:for>', 'OUT_OF_MEMORY'],
    ['<ad:template name="a"><ad:a b="1" /></ad:template><ad:a b="1" />', 'OUT_OF_MEMORY'],
    [`#${'('.repeat(5000)}1${')'.repeat(5000)}#`, 'OUT_OF_MEMORY'],
    [`#${'-'.repeat(100_000)}1#`, 'OUT_OF_MEMORY'],
  ])('%#', (template, crash) => {
    expect(filled(template)).toBe(`crash ${crash}`);
  });
});
