import { XmlDocument, XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm';

const XSD = { s: 'http://www.w3.org/2001/XMLSchema' };

/**
 * Compiles the inline schema of a WSDL, as served for one profile, and answers what is wrong with the element inside
 * a SOAP Body: nothing, or one line per complaint. A text that is no XML throws.
 *
 * The content of a DataSet is checked for its form only (a schema, then one element), since its columns are data.
 */
export function answerValidator(wsdlText: string): (bodyXml: string) => string[] {
  return schemaValidator(schemaText(wsdlText));
}

/** The same, by a schema that is a document of its own. */
export function schemaValidator(schema: string): (bodyXml: string) => string[] {
  const validator = compiled(schema);
  return (bodyXml) => {
    const body = XmlDocument.fromString(bodyXml);
    try {
      validator.validate(body);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
      throw error;
    } finally {
      body.dispose();
    }
  };
}

/** The element inside an envelope's Body, as a document of its own. @throws Error where there is none */
export function bodyContent(envelope: string): string {
  const document = XmlDocument.fromString(envelope);
  try {
    const [element] = document.find("/*/*[local-name() = 'Body']/*");
    if (!(element instanceof XmlElement)) throw new Error('the Body is empty');
    return element.canonicalizeToString();
  } finally {
    document.dispose();
  }
}

function compiled(schema: string): XsdValidator {
  const document = XmlDocument.fromString(schema);
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
  }
}

/** The schema as a document of its own: canonical form repeats the namespaces it has from wsdl:definitions. */
function schemaText(wsdlText: string): string {
  const wsdl = XmlDocument.fromString(wsdlText);
  try {
    for (const reference of elements(wsdl, '//s:element[@ref="s:schema"]')) {
      const parent = reference.parent;
      if (!parent) continue;
      parent.find('*').forEach((node) => node.remove());
      addLax(parent, XSD.s);
      addLax(parent, '##any');
    }
    const [schema, ...others] = elements(wsdl, '//s:schema');
    if (!schema || others.length > 0) throw new Error('The WSDL does not hold exactly one schema');
    return schema.canonicalizeToString();
  } finally {
    wsdl.dispose();
  }
}

function addLax(sequence: XmlElement, namespace: string): void {
  const any = sequence.addElement('any', 's');
  any.setAttr('namespace', namespace);
  any.setAttr('processContents', 'lax');
}

function elements(document: XmlDocument, xpath: string): XmlElement[] {
  return document.find(xpath, XSD).filter((node) => node instanceof XmlElement);
}
