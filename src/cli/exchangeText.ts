import { reasonOf } from '../http/client.js';
import type { Exchange } from '../client/controlClient.js';
import { table, type Paint, type Style } from './terminal.js';
import { xmlText } from './xmlText.js';

/** Exchanges as a table, oldest first. @param columns of a line, to which it is cut */
export function exchangesText(exchanges: readonly Exchange[], style: Style, columns?: number): string {
  const rows = exchanges.map(rowOf);
  const text = table(HEADINGS, rows, style).split('\n');
  const lines = text.map((line, index) => {
    const cut = columns === undefined || index === 0 ? line : line.slice(0, columns);
    const exchange = exchanges[index - 1];
    return exchange === undefined ? cut : paintOf(exchange.outcome, style)(cut);
  });
  return lines.join('\n');
}

const HEADINGS = ['ID', 'TIME', 'API', 'OPERATION', 'OUTCOME', 'REASON', 'STATUS'];

function rowOf({ id, at, api, operation, outcome, reason, answer, request, fault }: Exchange): string[] {
  const what = operation ?? `${request.method} ${request.target}`;
  const why = [reason ?? '', ...(fault === null ? [] : [`(fault rule ${fault.rule}, ${fault.when})`])];
  return [
    String(id),
    at.slice(0, 19).replace('T', ' '),
    api ?? '-',
    what,
    outcome,
    why.join(' ').trim(),
    String(answer.status),
  ];
}

function paintOf(outcome: string, style: Style): Paint {
  if (outcome === 'done' || outcome === 'page') return (text) => text;
  return outcome === 'refused' ? style.yellow : style.red;
}

/** The others are in the journal as JSON. */
const VIOLATIONS_SHOWN = 3;

/** One exchange: why it was refused, where it departs from the contract, request and answer, XML indented. */
export function exchangeText(exchange: Exchange, style: Style): string {
  const { id, at, api, operation, outcome, reason, grade, fault, request, answer } = exchange;
  const { diagnosis, violations } = exchange;
  const paint = paintOf(outcome, style);
  const head = [
    style.bold(`${id}  ${[api, operation].filter((part) => part !== null).join(' ') || 'page'}`),
    paint([outcome, reason].filter((part) => part !== null).join(' ')),
    ...(grade === null ? [] : [style.dim(grade)]),
    ...(fault === null ? [] : [style.yellow(`fault rule ${fault.rule}, ${fault.when}`)]),
    style.dim(at),
  ];
  const told = [
    ...(diagnosis === null ? [] : [paint(diagnosis.why)]),
    ...violations
      .slice(0, VIOLATIONS_SHOWN)
      .map(({ path, message }) => style.dim(`off contract: ${path}: ${message}`)),
    ...(violations.length > VIOLATIONS_SHOWN
      ? [style.dim(`off contract: and ${violations.length - VIOLATIONS_SHOWN} more`)]
      : []),
  ];
  return [head.join('  '), ...told, '', requestText(request, style), '', answerText(answer, style)].join(
    '\n',
  );
}

export function requestText({ method, target, headers, body }: Exchange['request'], style: Style): string {
  return messageText(style.bold(`${method} ${target}`), Object.entries(headers), body, style);
}

export function answerText({ status, headers, body }: Exchange['answer'], style: Style): string {
  const line = `${status} ${reasonOf(status)}`.trimEnd();
  return messageText((status < 400 ? style.green : style.red)(style.bold(line)), headers, body, style);
}

function messageText(
  line: string,
  headers: readonly (readonly [name: string, value: string])[],
  body: string,
  style: Style,
): string {
  const lines = headers.map(([name, value]) => `${style.cyan(name)}: ${value}`);
  return [line, ...lines, ...(body === '' ? [] : ['', xmlText(body, style)])].join('\n');
}
