import type { Position } from './errors.js';
import type { TokenKind } from './tokens.js';
import type { Value } from './values.js';

/** A value being worked out. */
export type Expression =
  | (Position & { readonly is: 'literal'; readonly value: Value })
  | (Position & { readonly is: 'unary'; readonly operator: TokenKind; readonly operand: Expression })
  | (Position & {
      readonly is: 'binary';
      readonly operator: TokenKind;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Position & { readonly is: 'path'; readonly steps: readonly Step[] });

/** One name of `a.b[1].C()`. */
export interface Step extends Position {
  readonly name: string;
  readonly index?: Expression;
  /** There for a call. */
  readonly arguments?: readonly Expression[];
}

/** A piece of a template that writes something. */
export type Statement =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'print'; readonly expression: Expression }
  | { readonly is: 'set'; readonly name: string; readonly value: Expression }
  | { readonly is: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Statement[] }
  | {
      readonly is: 'foreach';
      readonly collection: Expression;
      readonly element: string;
      readonly index: string | undefined;
      readonly body: readonly Statement[];
    }
  | {
      readonly is: 'for';
      readonly from: Expression;
      readonly to: Expression;
      readonly index: string;
      readonly body: readonly Statement[];
    }
  | { readonly is: 'template'; readonly name: string; readonly body: readonly Statement[] }
  | (Position & {
      readonly is: 'call';
      readonly name: string;
      readonly parameters: ReadonlyMap<string, Expression>;
      readonly body: readonly Statement[];
    });

export interface Branch {
  readonly condition: Expression;
  readonly body: readonly Statement[];
}
