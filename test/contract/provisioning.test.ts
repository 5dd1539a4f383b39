import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { readContract } from '../../src/soap/wsdl.js';
import { emulatorFor, get } from '../client.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GROUND_TRUTH = fileURLToPath(new URL('../../../shared/contract/provisioning-v2/', import.meta.url));
const NAMES = {
  w: 'http://schemas.xmlsoap.org/wsdl/',
  x: 'http://www.w3.org/2001/XMLSchema',
  soap: 'http://schemas.xmlsoap.org/wsdl/soap/',
};

const emulator = emulatorFor();
const served = async (query: string): Promise<string> =>
  (await get(`${emulator().address.provisioningUrl}/provisioning?${query}`)).body;

/** Attributes of elements by name, without what only says who wrote the document. */
interface Described {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function described(document: XmlDocument | XmlElement, path: string): Described[] {
  return document.find(path, NAMES).flatMap((node) =>
    node instanceof XmlElement
      ? [
          {
            name: node.name,
            attributes: Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value])),
          },
        ]
      : [],
  );
}

/** What a schema says: the type of each element, the fields of each type in order, the values of each enum. */
function schemaOf(text: string) {
  const document = XmlDocument.fromString(text);
  try {
    const named = (path: string) => document.find(path, NAMES).filter((node) => node instanceof XmlElement);
    const fieldsOf = (type: XmlElement) =>
      described(type, 'x:sequence/x:element').map(({ attributes }) => attributes);
    return {
      form: described(document, '/x:schema').map(({ attributes }) => attributes),
      elements: sorted(named('/x:schema/x:element'), (element) => element.attr('type')?.value),
      types: sorted(named('/x:schema/x:complexType'), fieldsOf),
      enums: sorted(named('/x:schema/x:simpleType'), (type) =>
        described(type, 'x:restriction/x:enumeration').map(({ attributes }) => attributes['value']),
      ),
    };
  } finally {
    document.dispose();
  }
}

function sorted<T>(elements: readonly XmlElement[], tell: (element: XmlElement) => T): [string, T][] {
  return elements
    .map((element): [string, T] => [element.attr('name')?.value ?? '', tell(element)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a description says, operation by operation; their order is the JVM's affair. */
function descriptionOf(text: string) {
  const document = XmlDocument.fromString(text);
  try {
    const operations = (path: string, children: string) =>
      sorted(
        document.find(path, NAMES).filter((node) => node instanceof XmlElement),
        (operation) => described(operation, children),
      );
    return {
      definitions: described(document, '/w:definitions').map(({ attributes }) => [
        attributes['name'],
        attributes['targetNamespace'],
      ]),
      messages: sorted(
        document.find('//w:message', NAMES).filter((node) => node instanceof XmlElement),
        (message) => described(message, 'w:part'),
      ),
      portType: operations('//w:portType/w:operation', '*'),
      binding: operations('//w:binding/w:operation', '*|*/*'),
      bound: described(document, '//w:binding|//w:binding/soap:binding|//w:port'),
      schema: described(document, '//x:schema/x:import').map(({ attributes }) => attributes['namespace']),
    };
  } finally {
    document.dispose();
  }
}

const isThere = existsSync(GROUND_TRUTH);
const describeTruth = isThere ? describe : describe.skip;

describeTruth(
  `what is served says what JAX-WS made of the model${isThere ? '' : ` (skipped: no ${GROUND_TRUTH})`}`,
  () => {
    const reference = (name: string) => readFileSync(`${GROUND_TRUTH}generated-reference.${name}`, 'utf8');

    test('the schema has the same elements, types, order, optionality and enums', async () => {
      const ours = schemaOf(await served('xsd=1'));

      expect(ours).toEqual(schemaOf(reference('xsd')));
    });

    test('the description has the same operations, messages, binding and port', async () => {
      const ours = descriptionOf(await served('wsdl'));

      expect(ours).toEqual(descriptionOf(reference('wsdl')));
    });

    test('every operation has the grade of its page', async () => {
      const { operations } = JSON.parse(readFileSync(`${GROUND_TRUTH}provisioning-v2.json`, 'utf8')) as {
        operations: { name: string; source: string }[];
      };

      const contract = await readContract(`${ROOT}wsdl/provisioning.wsdl`);

      expect(Object.entries(contract.operations).map(([name, { grade }]) => [name, grade])).toEqual(
        operations.map(({ name, source }) => [name, source === 'v2 page seen' ? 'documented' : 'inferred']),
      );
    });
  },
);

describe('the description', () => {
  test('has 35 operations over one schema', async () => {
    const contract = await readContract(`${ROOT}wsdl/provisioning.wsdl`);

    expect(Object.keys(contract.operations)).toHaveLength(35);
    expect(contract.elementFormDefault).toBe('unqualified');
  });

  test('is laid out as JAX-WS lays it out, with nothing of ours', async () => {
    const wsdl = await served('wsdl');
    const xsd = await served('xsd=1');

    expect(wsdl).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><!-- Published by JAX-WS RI [^>]*--><!-- Generated by JAX-WS RI [^>]*--><definitions /,
    );
    expect(wsdl).toContain(
      '<message name="getVersion">\n<part name="parameters" element="tns:getVersion"></part>\n</message>\n',
    );
    expect(xsd).toContain(
      '\n\n<xs:element name="applyExtensionConfiguration" type="tns:applyExtensionConfiguration"></xs:element>\n\n<xs:element ',
    );
    expect(wsdl + xsd).not.toMatch(/provisim|p:grade/i);
  });

  test('names the address it was asked under, with the prefix of a sandbox', async () => {
    const { address } = emulator();
    const base = `${address.provisioningUrl}/~somebody/provisioning`;

    const { body } = await get(`${base}?WSDL`);

    expect(body).toContain(`<soap:address location="${base}"></soap:address>`);
    expect(body).toContain(`schemaLocation="${base}?xsd=1"`);
  });
});
