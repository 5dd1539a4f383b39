import type { Descriptions } from '../../contract/descriptions.js';
import { documentOf, readDom } from '../../xml/dom.js';
import { XML_NAMESPACE, XmlError } from '../../xml/document.js';
import { XPathError, XPaths } from '../../xml/xpath/expression.js';
import { toBoolean } from '../../xml/xpath/values.js';

/** Units of work that one query may cost, each about a tenth of a microsecond. */
const MAX_COST = 10_000_000;
/** What reading a document costs, by characters. */
const CHARACTERS_PER_UNIT = 4;

/**
 * An XPath expression over the documents of exchanges, with the prefixes of each one's API bound. A document that is
 * not XML does not match.
 */
export class DocumentQuery {
  readonly #expression: string;
  readonly #descriptions: Descriptions;
  readonly #paths = new XPaths();
  readonly #allPrefixes: Readonly<Record<string, string>>;
  #left = MAX_COST;

  /** @throws RangeError for an expression that cannot be evaluated, saying why */
  constructor(expression: string, descriptions: Descriptions) {
    this.#expression = expression;
    this.#descriptions = descriptions;
    const bound = descriptions.all().flatMap(({ prefixes }) => Object.entries(prefixes));
    this.#allPrefixes = Object.fromEntries([['xml', XML_NAMESPACE], ...bound]);
    try {
      this.#paths.check(expression, (prefix) => this.#allPrefixes[prefix]);
    } catch (error) {
      throw error instanceof XPathError ? this.#refusal(error.message) : error;
    }
  }

  /** @throws RangeError when the documents are too many, or too large, for the expression */
  matches(api: string | undefined, document: string): boolean {
    const prefixes = (api === undefined ? undefined : this.#descriptions.of(api)?.prefixes) ?? {};
    this.#spend(document.length / CHARACTERS_PER_UNIT);
    try {
      const root = readDom(document);
      const value = this.#paths.evaluate(
        this.#expression,
        documentOf(root),
        (prefix) => prefixes[prefix] ?? this.#allPrefixes[prefix],
        {
          spend: (units) => {
            this.#spend(units);
          },
        },
      );
      return toBoolean(value);
    } catch (error) {
      if (error instanceof XmlError) return false;
      throw error instanceof XPathError ? this.#refusal(error.message) : error;
    }
  }

  #spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw this.#refusal('it takes too long here; ask about fewer exchanges');
  }

  #refusal(why: string): RangeError {
    const known = Object.keys(this.#allPrefixes).sort().join(', ');
    return new RangeError(`xpath ${JSON.stringify(this.#expression)}: ${why}; prefixes are ${known}`);
  }
}
