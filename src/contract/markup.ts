/** An element of a request, as far as a contract looks at it. */
export interface Markup {
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly {
    readonly namespace: string;
    readonly local: string;
    readonly value: string;
  }[];
  readonly children: readonly Markup[];
  readonly text: string;
}
