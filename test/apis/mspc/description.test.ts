import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import {
  describeService,
  type DescriptionOptions,
  type Profile,
} from '../../../src/apis/mspc/description.js';
import type { XmlElement } from '../../../src/xml/document.js';
import { readXml } from '../../../src/xml/read.js';

const NAMESPACE = 'http://smbsaas/MSPC/enterpriseserver';
const SERVICES = ['esUsers', 'esPackages', 'esAuthentication'] as const;
const PROFILES: readonly Profile[] = ['mspc', 'websitepanel', 'solidcp'];

const optionsFor = (profile: Profile, address = 'http://localhost:9002/e.asmx'): DescriptionOptions => ({
  profile,
  namespace: NAMESPACE,
  address,
});

const operation = (name: string, attributes = ''): string => `    <wsdl:operation name="${name}"${attributes}>
      <wsdl:input message="tns:${name}SoapIn" />
      <wsdl:output message="tns:${name}SoapOut" />
    </wsdl:operation>`;
const messages = (name: string): string => `  <wsdl:message name="${name}SoapIn">
    <wsdl:part name="parameters" element="tns:${name}" />
  </wsdl:message>
  <wsdl:message name="${name}SoapOut">
    <wsdl:part name="parameters" element="tns:${name}Response" />
  </wsdl:message>`;
const bound = (name: string, soap: string): string => `    <wsdl:operation name="${name}">
      <${soap}:operation soapAction="urn:source/${name}" style="document" />
      <wsdl:input>
        <${soap}:body use="literal" />
      </wsdl:input>
      <wsdl:output>
        <${soap}:body use="literal" />
      </wsdl:output>
    </wsdl:operation>`;
const element = (name: string, field: string): string => `      <s:element name="${name}">
        <s:complexType>
          <s:sequence>
            ${field}
          </s:sequence>
        </s:complexType>
      </s:element>`;
const enumeration = (name: string, attributes = ''): string => `      <s:simpleType name="${name}">
        <s:restriction base="s:string">
          <s:enumeration value="A"${attributes} />
        </s:restriction>
      </s:simpleType>`;

/** A description of the operations named; `first` are the attributes of the one named Old. */
const wsdl = (names: readonly string[], schema: readonly string[], ours: string, first = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="urn:source" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" targetNamespace="urn:source" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"${ours}>
  <wsdl:types>
    <s:schema elementFormDefault="qualified" targetNamespace="urn:source">
${schema.join('\n')}
    </s:schema>
  </wsdl:types>
${names.map(messages).join('\n')}
  <wsdl:portType name="eSoap">
${names.map((name) => operation(name, name === 'Old' ? first : '')).join('\n')}
  </wsdl:portType>
  <wsdl:binding name="eSoap" type="tns:eSoap">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" />
${names.map((name) => bound(name, 'soap')).join('\n')}
  </wsdl:binding>
  <wsdl:binding name="eSoap12" type="tns:eSoap">
    <soap12:binding transport="http://schemas.xmlsoap.org/soap/http" />
${names.map((name) => bound(name, 'soap12')).join('\n')}
  </wsdl:binding>
  <wsdl:service name="e">
    <wsdl:port name="eSoap" binding="tns:eSoap">
      <soap:address location="http://source/e.asmx" />
    </wsdl:port>
    <wsdl:port name="eSoap12" binding="tns:eSoap12">
      <soap12:address location="http://source/e.asmx" />
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>`;

const SOURCE = wsdl(
  ['Old', 'New'],
  [
    element('Old', '<s:element minOccurs="1" maxOccurs="1" name="x" type="tns:Kept" p:aliasOf="y" />'),
    enumeration('Kept', ' p:value="1"'),
    element('OldResponse', '<s:element minOccurs="1" maxOccurs="1" name="OldResult" type="tns:Dropped" />'),
    enumeration('Dropped'),
    element(
      'New',
      '<s:element minOccurs="0" maxOccurs="1" name="more" type="s:string" p:origin="mspc solidcp" />',
    ),
    element('NewResponse', '<s:element minOccurs="1" maxOccurs="1" name="NewResult" type="tns:Kept" />'),
  ],
  ' xmlns:p="urn:provisim:contract"',
  ' p:grade="documented" p:origin="websitepanel"',
);

describe('a served description', () => {
  test('drops what the profile does not publish, with its messages, bindings, elements and types', () => {
    const served = describeService(SOURCE, optionsFor('mspc', 'http://h:1/~a&b/e.asmx'));

    const expected = wsdl(
      ['New'],
      [
        element('New', '<s:element minOccurs="0" maxOccurs="1" name="more" type="s:string" />'),
        element('NewResponse', '<s:element minOccurs="1" maxOccurs="1" name="NewResult" type="tns:Kept" />'),
        enumeration('Kept'),
      ],
      '',
    )
      .replaceAll('urn:source', NAMESPACE)
      .replaceAll('http://source/e.asmx', 'http://h:1/~a&amp;b/e.asmx');
    expect(served).toBe(expected.replaceAll('\n', '\r\n'));
  });

  test('keeps an operation for the profile that publishes it, and drops a field it does not', () => {
    const served = describeService(SOURCE, { ...optionsFor('websitepanel'), namespace: 'urn:source' });

    const expected = SOURCE.replaceAll(/ p:\w+="[^"]*"/g, '')
      .replace(' xmlns:p="urn:provisim:contract"', '')
      .replace(
        `          <s:sequence>
            <s:element minOccurs="0" maxOccurs="1" name="more" type="s:string" />
          </s:sequence>`,
        '          <s:sequence />',
      )
      .replaceAll('http://source/e.asmx', 'http://localhost:9002/e.asmx');
    expect(served).toBe(expected.replaceAll('\n', '\r\n'));
  });

  test('joins a namespace that ends with a slash to the operation without another', () => {
    const served = describeService(SOURCE, { ...optionsFor('mspc'), namespace: 'http://tempuri.org/' });

    expect(served).toContain('soapAction="http://tempuri.org/New"');
    expect(served).toContain('targetNamespace="http://tempuri.org/"');
  });
});

describe.each(SERVICES)('%s', (service) => {
  const source = readFileSync(new URL(`../../../wsdl/${service}.wsdl`, import.meta.url), 'utf8');

  test('is laid out as its file, when every profile publishes everything', () => {
    const open = source.replaceAll(/ p:origin="[^"]*"/g, '');

    const served = describeService(open, optionsFor('mspc', `http://localhost:9002/${service}.asmx`));

    const plain = open.replaceAll(/ p:\w+="[^"]*"/g, '').replace(' xmlns:p="urn:provisim:contract"', '');
    expect(served).toBe(plain.trimEnd().replaceAll('\n', '\r\n'));
  });

  test.each(PROFILES)('has for %s no dangling reference and nothing of ours', (profile) => {
    const served = describeService(source, { ...optionsFor(profile), planResultForm: 'object' });

    const definitions = readXml(served).root;
    const [names, references] = [new Set<string>(), new Set<string>()];
    walk(definitions, (node) => {
      names.add(node.attribute('name') ?? '');
      for (const { local, value } of node.attributes) {
        if (['type', 'element', 'message', 'binding'].includes(local) && value.startsWith('tns:')) {
          references.add(value.slice('tns:'.length));
        }
      }
    });
    expect([...references].filter((reference) => !names.has(reference))).toEqual([]);
    expect(served).not.toContain('provisim');
    expect(served).not.toMatch(/\sp:/);
  });
});

describe('plan results', () => {
  const source = readFileSync(new URL('../../../wsdl/esPackages.wsdl', import.meta.url), 'utf8');
  const linesOf = (options: Partial<DescriptionOptions>): readonly string[] =>
    describeService(source, { ...optionsFor('mspc'), ...options }).split('\r\n');

  test('are records in the object form, each described after the element that needs it', () => {
    const lines = linesOf({ planResultForm: 'object' });

    const start = lines.indexOf('      <s:element name="AddHostingPlanResponse">');
    expect(lines.slice(start, start + 20)).toEqual([
      '      <s:element name="AddHostingPlanResponse">',
      '        <s:complexType>',
      '          <s:sequence>',
      '            <s:element minOccurs="0" maxOccurs="1" name="AddHostingPlanResult" type="tns:AddHostingPlanResult" />',
      '          </s:sequence>',
      '        </s:complexType>',
      '      </s:element>',
      '      <s:complexType name="AddHostingPlanResult">',
      '        <s:sequence>',
      '          <s:element minOccurs="1" maxOccurs="1" name="Result" type="s:int" />',
      '          <s:element minOccurs="0" maxOccurs="1" name="ExceedingQuotas">',
      '            <s:complexType>',
      '              <s:sequence>',
      '                <s:element ref="s:schema" />',
      '                <s:any />',
      '              </s:sequence>',
      '            </s:complexType>',
      '          </s:element>',
      '        </s:sequence>',
      '      </s:complexType>',
    ]);
    expect(
      lines.filter((line) => /complexType name="(Add|Delete)Hosting(Plan|Addon)Result"/.test(line)),
    ).toHaveLength(4);
  });

  test('are numbers by default, and the object form describes no add-ons to those who lack them', () => {
    expect(linesOf({ planResultForm: 'int' })).toEqual(linesOf({}));
    expect(linesOf({}).join('')).not.toContain('complexType name="AddHostingPlanResult"');
    expect(linesOf({ profile: 'solidcp', planResultForm: 'object' }).join('')).not.toContain(
      'HostingAddonResult',
    );
  });
});

function walk(node: XmlElement, visit: (node: XmlElement) => void): void {
  visit(node);
  for (const child of node.children) walk(child, visit);
}
