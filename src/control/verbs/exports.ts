import type { Listening } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import { prefixOf } from '../../sandbox/registry.js';
import type { PageAddress } from '../../sandbox/page.js';
import type { Exchange } from '../../sandbox/journal.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Addresses } from '../addresses.js';
import { goldenFiles } from '../exports/golden.js';
import { harOf, type Har } from '../exports/har.js';
import { soapUiProject } from '../exports/soapui/project.js';
import { contractFiles, type ExportedFile, type Pages } from '../exports/wsdls.js';
import type { Entries } from '../journal/entries.js';
import { select, type JournalQuery } from '../journal/query.js';
import { TruncatedJournal } from '../journal/verification.js';
import type { MessageVerbs } from './messages.js';

/** A sandbox in the formats of other tools. */
export interface ExportVerbs {
  /** Exchanges that match, the newest `limit` of them, as an HTTP archive (HAR 1.2), secrets masked. */
  har(query?: JournalQuery, limit?: number): Har;
  /**
   * The same exchanges as folders of golden exchanges, each with what came before it.
   *
   * @param seed what the sandbox began as
   * @throws TruncatedJournal when the journal no longer holds all that came before; RangeError when they are too much
   */
  golden(seed: string, query?: JournalQuery, limit?: number): ExportedFile[];
  /** A project of SoapUI: every interface with a request per operation that the estate fits, and tests. */
  soapUi(): string;
  /** WSDLs and schemas as files that name each other, and as JSON the contracts of APIs that have none. */
  contractFiles(): ExportedFile[];
}

/** What exports need of the emulator. */
export interface ExportParts {
  readonly descriptions: Descriptions;
  readonly addresses: () => Addresses;
  /** The address that served descriptions name, where it is not the one they are asked under. */
  readonly publicUrl: string | undefined;
  /** A page of one of the APIs, as it is served. */
  readonly page: (world: Sandbox, at: PageAddress & { readonly listener: Listening }) => string | Uint8Array;
}

export function exportVerbs(entries: Entries, messages: MessageVerbs, parts: ExportParts): ExportVerbs {
  const { sandbox } = entries;
  const { descriptions, addresses, publicUrl } = parts;
  const prefix = prefixOf(sandbox.name);
  const at = (listener: Listening) => addresses()[listener] + prefix;
  const base = (listener: Listening) => (publicUrl === undefined ? at(listener) : publicUrl + prefix);
  const pages: Pages = {
    base,
    page(listener, path, query) {
      const body = parts.page(sandbox, { listener, path, query, baseUrl: base(listener) });
      return typeof body === 'string' ? body : new TextDecoder().decode(body);
    },
  };
  return {
    har(query = {}, limit = Infinity) {
      return harOf(newest(select(entries, query), limit), sandbox.name);
    },
    golden(seed, query = {}, limit = Infinity) {
      const { journal, name } = sandbox;
      if (journal.dropped > 0) {
        throw new TruncatedJournal(
          `the journal no longer holds the first ${journal.dropped} exchanges, and with them not what came before the rest`,
        );
      }
      const found = newest(select(entries, query), limit);
      return goldenFiles(journal.exchanges(), found, { sandbox: name, seed }, descriptions);
    },
    soapUi: () => soapUiProject({ sandbox, messages, descriptions, pages, at }),
    contractFiles: () => contractFiles(descriptions, pages),
  };
}

function newest(exchanges: readonly Exchange[], limit: number): readonly Exchange[] {
  return exchanges.slice(Math.max(exchanges.length - limit, 0));
}
