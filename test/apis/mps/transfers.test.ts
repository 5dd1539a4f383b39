import { describe, expect, test } from '@jest/globals';
import { steps } from './engine.js';

/** One transfer between documents without a call. */
function transform(transfers: string, data = ''): string {
  return steps(`<transform>${transfers}</transform>`, data);
}

const MISSING = (argument: string) =>
  `<errorContext description="The required argument ${argument} was not supplied." code="0x80070057" executeSeqNo="1">` +
  '<errorSource namespace="Error Provider" procedure="SetError"/></errorContext>';

function engineError(code: string, description: string, executeSeqNo = 0): string {
  return (
    `<errorContext description="${description}" code="${code}" executeSeqNo="${executeSeqNo}">` +
    '<errorSource namespace="" procedure=""/></errorContext>'
  );
}

describe('framework 2.3: executeData', () => {
  const GREET = 'namespace="Test" procedure="Greet"';

  test('holds literal arguments, and afterwards what the procedure returned', () => {
    const answer = steps(
      `<execute ${GREET}><executeData><name>ann</name></executeData><after source="executeData" destination="data" mode="merge"/></execute>`,
    );

    expect(answer).toBe('<greeting>hello ann</greeting>');
  });

  test('is filled by one before per argument, moved out of data', () => {
    const answer = steps(
      `<execute ${GREET}><before source="data" sourcePath="name" destination="executeData" mode="move"/>
       <before source="data" sourcePath="loud" destination="executeData" mode="move"/>
       <after source="executeData" destination="data" mode="merge"/></execute>`,
      '<loud>1</loud><name>ann</name><kept/>',
    );

    expect(answer).toBe('<kept/><greeting>ANN</greeting>');
  });

  test('is filled by a single merge, which leaves data as it was', () => {
    const answer = steps(
      `<execute ${GREET}><before source="data" destination="executeData" mode="merge"/>
       <after source="executeData" destination="data" mode="merge"/></execute>`,
      '<name>ann</name>',
    );

    expect(answer).toBe('<name>ann</name><greeting>hello ann</greeting>');
  });

  test('combines literal arguments with those of a before', () => {
    const answer = steps(
      `<execute ${GREET}><executeData><loud>true</loud></executeData>
       <before source="data" sourcePath="name" destination="executeData"/>
       <after source="executeData" sourcePath="greeting" destination="data"/></execute>`,
      '<name>ann</name>',
    );

    expect(answer).toBe('<name>ann</name><greeting>ANN</greeting>');
  });

  test('keeps the arguments of an HMC 3.x procedure ahead of the outputs', () => {
    const answer = steps(
      `<execute namespace="Test" procedure="GreetOldStyle"><executeData><name>ann</name><extra/></executeData>
       <after source="executeData" destination="data" mode="merge"/></execute>`,
    );

    expect(answer).toBe('<name>ann</name><extra/><greeting>hello ann</greeting>');
  });

  test('without an after leaves nothing in data', () => {
    expect(steps(`<execute ${GREET}><executeData><name>ann</name></executeData></execute>`)).toBe('<data/>');
  });
});

describe('framework 2.4: before and after', () => {
  const LIST = 'namespace="Test" procedure="List"';

  test('insert with a path puts the node itself under the target', () => {
    expect(
      steps(
        `<execute ${LIST}><after source="executeData" destination="data" sourcePath="orgs/org[1]"/></execute>`,
      ),
    ).toBe('<org path="LDAP://OU=a"><name>a</name></org>');
  });

  test('insert without mode and path nests the whole document', () => {
    const answer = steps(
      '<execute namespace="Test" procedure="Greet"><executeData><name>x</name></executeData><after source="executeData" destination="data"/></execute>',
    );

    expect(answer).toBe('<executeData><greeting>hello x</greeting></executeData>');
  });

  test('merge puts the children directly under the target', () => {
    const orgs = '<org path="LDAP://OU=a"><name>a</name></org><org path="LDAP://OU=b"><name>b</name></org>';

    expect(
      steps(`<execute ${LIST}><after source="executeData" destination="data" mode="merge"/></execute>`),
    ).toBe(`<orgs>${orgs}</orgs>`);
  });

  test('merging data into executeData and back does not duplicate', () => {
    const data = '<org>a</org><org>b</org><org>c</org><one><two>2</two></one>';
    const echo = (mode: string) =>
      `<execute namespace="Test" procedure="GreetOldStyle"><executeData><name>x</name></executeData><before source="data" destination="executeData" mode="merge"/><after source="executeData" destination="data" mode="${mode}"/></execute>`;

    expect(steps(echo('merge'), data)).toBe(`${data}<name>x</name><greeting>hello x</greeting>`);
  });

  test.each([
    ['a leaf takes the new text', '<a>1</a>', '<a>2</a>', '<a>2</a>'],
    ['a leaf takes an empty text', '<a>1</a>', '<a/>', '<a/>'],
    ['containers merge', '<a><b>1</b></a>', '<a><c>2</c></a>', '<a><b>1</b><c>2</c></a>'],
    ['a new child is added', '<a>1</a>', '<b>2</b>', '<a>1</a><b>2</b>'],
    [
      'an identical repeated child is not added',
      '<a>1</a><a>2</a>',
      '<a>2</a><a>3</a>',
      '<a>1</a><a>2</a><a>3</a>',
    ],
    ['equal siblings that come together both stay', '', '<a>1</a><a>1</a>', '<a>1</a><a>1</a>'],
    ['attributes are taken over', '<a x="1" y="1"/>', '<a x="2"/>', '<a x="2" y="1"/>'],
    [
      'attributes tell siblings apart',
      '<a x="1"/><a x="2"/>',
      '<a x="3"/>',
      '<a x="1"/><a x="2"/><a x="3"/>',
    ],
    ['comments come along, once', '<!--c--><a/>', '<!--c--><!--d--><b/>', '<!--c--><a/><!--d--><b/>'],
    [
      'names in other namespaces are other names',
      '<a>1</a>',
      '<a xmlns="urn:x">2</a>',
      '<a>1</a><a xmlns="urn:x">2</a>',
    ],
  ])('merge: %s', (_rule, data, given, expected) => {
    const procedure = `<procedureData>${given}</procedureData><transform><before source="procedureData" destination="data" mode="merge"/></transform>`;

    expect(steps(procedure, data)).toBe(expected);
  });

  test('replace puts the node in the place of the target', () => {
    expect(
      transform(
        '<before source="data" sourcePath="new" destination="data" destinationPath="old" mode="replace"/>',
        '<old>1</old><new>2</new>',
      ),
    ).toBe('<new>2</new><new>2</new>');
  });

  test('replace of a whole document puts the content in the place of its content', () => {
    expect(
      steps(
        '<procedureData><b/></procedureData><transform><before source="procedureData" destination="data" mode="replace"/></transform>',
        '<a/>',
      ),
    ).toBe('<b/>');
  });

  test('move takes the source away', () => {
    expect(
      transform(
        '<before source="data" sourcePath="a" destination="data" destinationPath="b" mode="move"/>',
        '<a>1</a><b/>',
      ),
    ).toBe('<b><a>1</a></b>');
  });

  test('move of a whole document empties it', () => {
    const answer = steps(
      `<transform><before source="data" destination="procedureData" mode="move"/></transform>
       <transform><before source="procedureData" sourcePath="data/a" destination="data"/></transform>`,
      '<a/><b/>',
    );

    expect(answer).toBe('<a/>');
  });

  test('a node may not be moved under itself', () => {
    expect(
      transform(
        '<before source="data" sourcePath="a" destination="data" destinationPath="a/b" mode="move"/>',
        '<a><b/></a>',
      ),
    ).toBe(engineError('0xc00ce20a', 'Inserting a Node or its ancestor under itself is not allowed.'));
  });

  test('every node that the path finds is taken, in document order', () => {
    expect(
      transform(
        '<before source="data" sourcePath="//x" destination="data" destinationPath="to"/>',
        '<x>1</x><y><x>2</x></y><to/>',
      ),
    ).toBe('<x>1</x><y><x>2</x></y><to><x>1</x><x>2</x></to>');
  });

  test('an attribute becomes an attribute, a text a text, a number a text', () => {
    expect(
      transform(
        `<before source="data" sourcePath="a/@x" destination="data" destinationPath="to"/>
         <before source="data" sourcePath="a/text()" destination="data" destinationPath="to"/>
         <before source="data" sourcePath="count(a)" destination="data" destinationPath="to"/>`,
        '<a x="1">t</a><to/>',
      ),
    ).toBe('<a x="1">t</a><to x="1">t1</to>');
  });

  test('context is a source', () => {
    const request =
      '<transform><before source="context" sourcePath="clientContext/@localeID" destination="data"/></transform>';

    expect(steps(request)).toBe(MISSING('clientContext/@localeID'));
  });

  test('a node keeps the namespace it came from', () => {
    expect(
      transform(
        '<before source="data" sourcePath="a" destination="data" destinationPath="*[2]"/>',
        '<a><b/></a><to xmlns="urn:to"/>',
      ),
    ).toBe('<a><b/></a><to xmlns="urn:to"><a xmlns=""><b/></a></to>');
  });

  test('prefixes in a path are those declared where it is written', () => {
    expect(
      transform(
        '<before xmlns:q="urn:to" source="data" sourcePath="q:to/@x" destination="data" destinationPath="a"/>',
        '<a/><to xmlns="urn:to" x="1"/>',
      ),
    ).toBe('<a x="1"/><to xmlns="urn:to" x="1"/>');
  });

  describe('ifNull', () => {
    const before = (ifNull: string) =>
      `<execute namespace="Test" procedure="Greet"><before source="data" sourcePath="name" destination="executeData"${ifNull}/><executeData><name>x</name></executeData><after source="executeData" destination="data" mode="merge"/></execute>`;
    const failed = MISSING('name').replace('executeSeqNo="1"', 'executeSeqNo="2"');

    test.each([
      ['', failed],
      [' ifNull="fail"', failed],
      [' ifNull="ignore"', '<greeting>hello x</greeting>'],
      [' ifNull="skip"', '<data/>'],
      [
        ' ifNull="never"',
        '<errorContext description="Attribute \'ifNull\' has an invalid value according to the DTD/Schema." code="0xc00ce017" executeSeqNo="1"><errorSource namespace="Test" procedure="Greet"/></errorContext>',
      ],
    ])('of a before:%s', (ifNull, expected) => {
      expect(steps(before(ifNull))).toBe(expected);
    });

    test('skip is not for an after', () => {
      const after =
        '<transform><after source="data" sourcePath="no" destination="data" ifNull="skip"/></transform>';

      expect(steps(after)).toBe(
        engineError('0xc00ce017', "Attribute 'ifNull' has an invalid value according to the DTD/Schema."),
      );
    });
  });

  test.each([
    ['<before destination="data"/>', '0xc00ce020', "Required attribute 'source' is missing."],
    ['<before source="data"/>', '0xc00ce020', "Required attribute 'destination' is missing."],
    [
      '<before source="elsewhere" destination="data"/>',
      '0xc00ce017',
      "Attribute 'source' has an invalid value according to the DTD/Schema.",
    ],
    [
      '<before source="data" destination="data" mode="copy"/>',
      '0xc00ce017',
      "Attribute 'mode' has an invalid value according to the DTD/Schema.",
    ],
    ['<before source="data" destination="data" destinationPath="no"/>', '0xc00ce207', 'Node not found'],
    [
      '<before source="data" sourcePath="a[" destination="data"/>',
      '0xc00ce381',
      "Unexpected token 'a[' is not an expression.",
    ],
  ])('%s is refused', (instruction, code, text) => {
    expect(transform(instruction)).toBe(engineError(code, text));
  });
});

describe('templates', () => {
  const template = (body: string, attributes = '') =>
    `<before source="data" sourcePath="u" destination="data" destinationPath="to"${attributes}><xsl:template match="/">${body}</xsl:template></before>`;
  const USER = '<u id="7"><n>ann</n><n>bob</n></u><to/>';
  const made = (body: string) => transform(template(body), USER).replace(/^.*<to>|<\/to>$/g, '');

  test.each([
    ['a literal element', '<x a="b"><y/>t</x>', '<x a="b"><y/>t</x>'],
    ['value-of', '<x><xsl:value-of select="n"/></x>', '<x>ann</x>'],
    ['copy-of', '<x><xsl:copy-of select="n"/></x>', '<x><n>ann</n><n>bob</n></x>'],
    ['copy-of a number', '<x><xsl:copy-of select="count(n)"/></x>', '<x>2</x>'],
    ['element', '<xsl:element name="{n[1]}"><z/></xsl:element>', '<ann><z/></ann>'],
    [
      'attribute',
      '<x><xsl:attribute name="p">i<xsl:value-of select="@id"/></xsl:attribute></x>',
      '<x p="i7"/>',
    ],
    [
      'for-each',
      '<x><xsl:for-each select="n"><m><xsl:value-of select="."/></m></xsl:for-each></x>',
      '<x><m>ann</m><m>bob</m></x>',
    ],
    ['if', '<x><xsl:if test="@id = 7">y</xsl:if><xsl:if test="@id = 8">n</xsl:if></x>', '<x>y</x>'],
    [
      'choose',
      '<x><xsl:choose><xsl:when test="@id = 1">1</xsl:when><xsl:when test="@id = 7">7</xsl:when><xsl:otherwise>o</xsl:otherwise></xsl:choose></x>',
      '<x>7</x>',
    ],
    [
      'otherwise',
      '<x><xsl:choose><xsl:when test="0">1</xsl:when><xsl:otherwise>o</xsl:otherwise></xsl:choose></x>',
      '<x>o</x>',
    ],
    ['text', '<x><xsl:text>a </xsl:text><xsl:value-of select="@id"/></x>', '<x>a 7</x>'],
    ['an attribute value template', '<x p="{{{@id}}}{n[2]}"/>', '<x p="{7}bob"/>'],
  ])('%s', (_name, body, expected) => {
    expect(made(body)).toBe(expected);
  });

  test('the template whose pattern matches is taken; elements without one hand on to their children', () => {
    const before =
      '<before source="data" sourcePath="u" destination="data" destinationPath="to"><xsl:template match="n[2]"><second><xsl:value-of select="."/></second></xsl:template><xsl:template match="n"/></before>';

    expect(transform(before, USER)).toContain('<to><second>bob</second></to>');
  });

  test('with move the source disappears and what was made of it is placed', () => {
    expect(transform(template('<x><xsl:value-of select="@id"/></x>', ' mode="move"'), USER)).toBe(
      '<to><x>7</x></to>',
    );
  });

  test('a result that is no element is an error', () => {
    expect(transform(template('text'), USER)).toBe(
      engineError('0xc00ce382', 'Expression does not return a DOM node.'),
    );
  });

  test('allowNullTransform leaves the target alone instead', () => {
    expect(transform(template('text', ' allowNullTransform="1"'), USER)).toBe(USER);
  });

  test.each(['apply-templates', 'call-template', 'variable', 'copy', 'sort', 'message', '__proto__'])(
    'xsl:%s is refused by name',
    (name) => {
      expect(transform(template(`<x><xsl:${name}/></x>`), USER)).toBe(
        engineError('0xc00ce301', `Keyword xsl:${name} may not be used here.`),
      );
    },
  );

  test('what is no template is refused', () => {
    expect(transform('<before source="data" destination="data"><p/></before>')).toBe(
      engineError('0xc00ce00d', "The element 'p' is used but not declared in the DTD/Schema."),
    );
  });

  test('an element may not be given a name that is none', () => {
    expect(transform(template('<xsl:element name="1 a"/>'), USER)).toBe(
      engineError('0xc00ce508', 'An Invalid character was found in text content.'),
    );
  });
});
