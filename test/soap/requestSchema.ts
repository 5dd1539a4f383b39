import type { Emulator } from '../../src/index.js';
import { send } from '../golden/exchange.js';
import { answerValidator, bodyContent, schemaValidator } from './schema.js';

/** What is wrong with an element, by a compiled schema. */
type Validator = (elementXml: string) => string[];

/** Judges requests by the schemas that an emulator serves, each fetched once. */
export class RequestSchemas {
  readonly #validators = new Map<string, Validator>();

  /** Complaints about what stands in the Body of a request to an address. @throws Error where it cannot be read */
  async complaints(emulator: Emulator, api: string, path: string, envelope: string): Promise<string[]> {
    const [base, query] =
      api === 'mspc' ? [emulator.address.url, 'wsdl'] : [emulator.address.provisioningUrl, 'xsd=1'];
    const address = `${base}${path}?${query}`;
    const validate = this.#validators.get(address) ?? (await compiled(api, address));
    this.#validators.set(address, validate);
    return validate(bodyContent(envelope));
  }
}

async function compiled(api: string, address: string): Promise<Validator> {
  const { body } = await send('GET', address, {}, Buffer.alloc(0));
  return api === 'mspc' ? answerValidator(body) : schemaValidator(body);
}
