import type { Position } from './errors.js';

/** Kinds of tokens by the names that the product's messages print. */
export type TokenKind =
  | 'EOF'
  | 'Text'
  | 'Print'
  | 'OpenTag'
  | 'CloseTag'
  | 'EmptyTag'
  | 'Attribute'
  | 'Identifier'
  | 'String'
  | 'Integer'
  | 'Decimal'
  | (typeof START_TAGS)[keyof typeof START_TAGS]
  | (typeof CLOSING_TAGS)[keyof typeof CLOSING_TAGS]
  | (typeof KEYWORDS)[keyof typeof KEYWORDS]
  | (typeof SYMBOLS)[keyof typeof SYMBOLS];

export interface Token extends Position {
  readonly kind: TokenKind;
  readonly text: string;
}

export const KEYWORDS = {
  null: 'Null',
  true: 'True',
  false: 'False',
  empty: 'Empty',
  or: 'Or',
  and: 'And',
  not: 'Not',
  is: 'Equal',
  isnot: 'NotEqual',
  lt: 'Less',
  lte: 'LessOrEqual',
  gt: 'Greater',
  gte: 'GreaterOrEqual',
} as const;

export const START_TAGS = {
  if: 'If',
  elseif: 'ElseIf',
  else: 'Else',
  foreach: 'Foreach',
  for: 'For',
  set: 'Set',
  template: 'Template',
} as const;

export const CLOSING_TAGS = {
  if: 'EndIf',
  foreach: 'EndForeach',
  for: 'EndFor',
  template: 'EndTemplate',
} as const;

/** Signs of an expression; the longer ones win. */
export const SYMBOLS = {
  '<=': 'LessOrEqual',
  '>=': 'GreaterOrEqual',
  '==': 'Equal',
  '!=': 'NotEqual',
  '||': 'Or',
  '&&': 'And',
  ':': 'Colon',
  '.': 'Dot',
  ',': 'Comma',
  '(': 'LParen',
  ')': 'RParen',
  '[': 'LBracket',
  ']': 'RBracket',
  '+': 'Plus',
  '-': 'Minus',
  '*': 'Mult',
  '/': 'Div',
  '%': 'Mod',
  '<': 'Less',
  '>': 'Greater',
  '=': 'Assign',
  '!': 'Not',
  '|': 'BinOr',
  '&': 'BinAnd',
} as const;

/** A value of a table by a name in any letter case. */
export function lookUp<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
