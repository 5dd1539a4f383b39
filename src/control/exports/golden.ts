import type { Descriptions } from '../../contract/descriptions.js';
import type { Header } from '../../http/exchange.js';
import { shownExchange, textOf, type Exchange } from '../../sandbox/journal.js';
import { maskQuery, maskSecrets } from '../../sandbox/mask.js';
import { VERSION } from '../version.js';
import { basicLogin, loginsIn, ownersIn, type KnownLogins, type ShownBody } from './secrets.js';
import type { ExportedFile } from './wsdls.js';

/** Where exchanges were recorded, and what their world began as. */
export interface Recording {
  readonly sandbox: string;
  /** The name of a seed. */
  readonly seed: string;
}

/** All of the files together may hold so many characters: each exchange brings along what came before it. */
const MOST_CHARACTERS = 64_000_000;

/** A request as it can be sent again. Who logs in is told by name; passwords are filled in when it is played. */
interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly login?: string;
  /** Whose passwords the masks in the body stand for, in order; null for one that nobody logged in with. */
  readonly secrets?: readonly (string | null)[];
}

/**
 * Exchanges as the folders that golden exchanges are kept in: `exchange.json` with everything that has to happen before,
 * `request.xml` and `response.xml`.
 *
 * @param all every exchange since the world began as its seed
 * @param chosen which of them to write
 * @throws RangeError when they are too much
 */
export function goldenFiles(
  all: readonly Exchange[],
  chosen: readonly Exchange[],
  recording: Recording,
  descriptions: Descriptions,
): ExportedFile[] {
  const recorder = new Recorder(all, recording, descriptions);
  const files: ExportedFile[] = [];
  let characters = 0;
  for (const exchange of chosen) {
    const { api, operation, fault } = exchange.notes;
    // What a fault rule met is no answer of the product.
    if (api === undefined || operation === undefined || fault !== undefined) continue;
    const written = recorder.files(
      exchange,
      `${api}/${folderName(operation)}/${String(exchange.id).padStart(4, '0')}`,
    );
    characters += written.reduce((sum, { content }) => sum + content.length, 0);
    if (characters > MOST_CHARACTERS)
      throw new RangeError('the exchanges are too much with all that has to come before each: ask for fewer');
    files.push(...written);
  }
  return files;
}

function folderName(operation: string): string {
  return operation.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '');
}

class Recorder {
  readonly #all: readonly Exchange[];
  readonly #recording: Recording;
  readonly #sessions: ReadonlyMap<string, string>;
  readonly #logins: KnownLogins;

  constructor(all: readonly Exchange[], recording: Recording, descriptions: Descriptions) {
    this.#all = all;
    this.#recording = recording;
    this.#sessions = sessionsIn(descriptions);
    this.#logins = loginsIn(all, bodyOf);
  }

  files(exchange: Exchange, folder: string): ExportedFile[] {
    const { answer } = shownExchange(exchange);
    const { raw, masked } = bodyOf(exchange);
    const isXml = answer.body.replace(/^\uFEFF/, '').startsWith('<');
    return [
      { name: `${folder}/exchange.json`, content: `${JSON.stringify(this.#told(exchange), undefined, 2)}\n` },
      ...(raw === '' ? [] : [{ name: `${folder}/request.xml`, content: masked }]),
      ...(answer.body === ''
        ? []
        : [{ name: `${folder}/response.${isXml ? 'xml' : 'txt'}`, content: answer.body }]),
    ];
  }

  #told(exchange: Exchange): object {
    const { sandbox, seed } = this.#recording;
    const before = this.#all.filter((one) => one.id < exchange.id && this.#matters(one));
    const { status, headers } = exchange.answer;
    return {
      seed,
      clock: new Date((before[0] ?? exchange).at).toISOString(),
      guids: messageIds(exchange),
      ids: this.#tokens(exchange),
      before: [...this.#steps(before), ...passed(before.at(-1), exchange)],
      ...this.#request(exchange),
      ...{ status, answerHeaders: headersOf(headers), isMasked: true },
      source: `recorded from Provisim ${VERSION}: exchange ${exchange.id} of sandbox ${sandbox}`,
      fidelity: 'inferred',
    };
  }

  /** Whether later exchanges may come out differently without it. */
  #matters({ notes, rows }: Exchange): boolean {
    if (notes.outcome !== 'done') return false;
    return rows.changes.length > 0 || this.#elementOf(notes) !== undefined;
  }

  #steps(exchanges: readonly Exchange[]): object[] {
    return exchanges.flatMap((exchange, index) => {
      const ids = this.#tokens(exchange);
      return [
        ...passed(exchanges[index - 1], exchange),
        ...(Object.keys(ids).length === 0 ? [] : [{ handOut: ids }]),
        { api: exchange.notes.api, ...this.#request(exchange), body: bodyOf(exchange).masked },
      ];
    });
  }

  #request(exchange: Exchange): RecordedRequest {
    const { method, target } = shownExchange(exchange).request;
    const login = basicLogin(exchange)?.name;
    const secrets = ownersIn(bodyOf(exchange), this.#logins, exchange.notes.user);
    return {
      ...{ method, path: maskQuery(target.replace(/^\/~[a-z0-9-]{1,40}(?=\/|$)/, '')) },
      headers: sentHeaders(exchange),
      ...(login === undefined ? {} : { login }),
      ...(secrets.length === 0 ? {} : { secrets }),
    };
  }

  /** The token that an exchange handed out, to be handed out again. */
  #tokens({ notes, answer }: Exchange): Readonly<Record<string, readonly string[]>> {
    const element = notes.outcome === 'done' ? this.#elementOf(notes) : undefined;
    if (element === undefined) return {};
    const [, token] = new RegExp(`<(?:\\w+:)?${element}>([^<]+)<`).exec(textOf(answer.body)) ?? [];
    return token === undefined ? {} : { [element]: [token] };
  }

  #elementOf({ api, operation }: Exchange['notes']): string | undefined {
    return this.#sessions.get(`${api} ${operation}`);
  }
}

/** Elements of the answers that hand out tokens, by operation. */
function sessionsIn(descriptions: Descriptions): ReadonlyMap<string, string> {
  return new Map(
    descriptions
      .all()
      .flatMap(({ api, operations }) =>
        operations.flatMap(({ session }) =>
          session === undefined ? [] : [[`${api} ${session.operation}`, session.element] as const],
        ),
      ),
  );
}

function bodyOf({ request }: Exchange): ShownBody {
  const raw = textOf(request.body);
  return { raw, masked: maskSecrets(raw) };
}

/** Time between two exchanges. */
function passed(before: Exchange | undefined, { at }: Exchange): { readonly advanceMs: number }[] {
  const advanceMs = before === undefined ? 0 : at - before.at;
  return advanceMs === 0 ? [] : [{ advanceMs }];
}

/** What the client sent but for what belongs to the connection, the sandbox and the login. */
const OWN_HEADERS = new Set([
  ...['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'accept-encoding'],
  ...['authorization', 'proxy-authorization', 'cookie', 'x-provisim-sandbox'],
]);

function sentHeaders(exchange: Exchange): Record<string, string> {
  const { headers } = shownExchange(exchange).request;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}

function headersOf(headers: readonly Header[]): Record<string, string> {
  return Object.fromEntries(headers);
}

/** What an answer was numbered with, in order: message ids of WS-Addressing. */
function messageIds({ answer }: Exchange): string[] {
  return [...textOf(answer.body).matchAll(/urn:uuid:([0-9a-f-]{36})/g)].map(([, id = '']) => id);
}
