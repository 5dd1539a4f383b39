/** A request that curl is to send. */
export interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A text of the body that the shell is to put a variable in for. */
export interface Hole {
  readonly text: string;
  readonly variable: string;
}

/** A command for a POSIX shell that sends a request and prints the answer. */
export function curlText({ url, headers, body }: Sendable, hole?: Hole): string {
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const lines = Object.entries(isTyped ? headers : { ...headers, 'Content-Type': undefined }).map(
    ([name, value]) =>
      value === undefined
        ? `-H ${quoted(`${name}:`)}`
        : value === ''
          ? `-H ${quoted(`${name};`)}`
          : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const data =
    hole === undefined ? quoted(body) : body.split(hole.text).map(quoted).join(`"$${hole.variable}"`);
  return [`curl -sS ${quoted(url)}`, ...lines, `--data-binary ${data}`].join(' \\\n  ');
}

/** Two commands: one that asks for a token and picks it out of the answer, one that sends it. */
export function curlsText(session: Sendable, element: string, request: Sendable, token: string): string {
  const pick = `s/.*<${element}>\\([^<]*\\)<\\/${element}>.*/\\1/p`;
  const asking = `token=$(${curlText(session)} \\\n  | sed -n ${quoted(pick)})`;
  return `${asking}\n${curlText(request, { text: token, variable: 'token' })}`;
}

/** A text that a POSIX shell takes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
