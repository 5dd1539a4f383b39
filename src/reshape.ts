import { gzipSync } from 'node:zlib';
import type { Answer } from './http/exchange.js';
import type { AnswerShape } from './sandbox/faults.js';
import { disguise } from './xml/disguise.js';

/** Another form of an answer, as a fault rule asks: first of the document, then of its bytes. */
export function reshape(answer: Answer, shape: AnswerShape): Answer {
  const { truncateAt, append = '', gzip, bom, charset } = shape;
  const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
  const told = isDisguised(shape) && text.startsWith('<') ? disguise(text, shape) : text;
  const encoded = encode(`${told}${append}`, charset);
  const marked = bom === true && charset === undefined ? Buffer.concat([BOM, encoded]) : encoded;
  const cut = truncateAt === undefined ? marked : marked.subarray(0, truncateAt);
  if (gzip !== true) return { ...withCharset(answer, charset), body: cut };
  const { headers, ...rest } = withCharset(answer, charset);
  return { ...rest, headers: [...headers, ['Content-Encoding', 'gzip']], body: gzipSync(cut) };
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

function isDisguised(shape: AnswerShape): boolean {
  const { prefix, reorder, absent, nil, empty, dates, longTexts, rows } = shape;
  return [prefix, reorder, absent, nil, empty, dates, longTexts, rows].some((change) => change !== undefined);
}

/** The declaration goes on claiming what it claimed: only the bytes and the header change. */
function encode(text: string, charset: AnswerShape['charset']): Buffer {
  if (charset === 'utf-16') return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return Buffer.from(text, charset === undefined ? 'utf8' : 'latin1');
}

function withCharset(answer: Answer, charset: AnswerShape['charset']): Answer {
  if (charset === undefined) return answer;
  const headers = answer.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-type'
      ? ([name, value.replace(/charset=[\w-]+/i, `charset=${charset}`)] as const)
      : ([name, value] as const),
  );
  return { ...answer, headers };
}
