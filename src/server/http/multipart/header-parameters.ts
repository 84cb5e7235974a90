/** A header field of the form `value; name=value; name="value"`, with parameter names in lower case. */
export interface ParsedHeader {
  /** What stands before the first parameter, in lower case; empty where a parameter comes first. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
/** One parameter as RFC 9110 writes it, a bare word, or nothing (`a; ; b`). Spaces around `=` are allowed. */
const STRICT = new RegExp(
  `;[ \\t]*(?:(${TOKEN})[ \\t]*(?:=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s";]*))[ \\t]*)?)?(?=;|$)`,
  'y',
);
const NAME = new RegExp(`;[ \\t]*(${TOKEN})[ \\t]*=[ \\t]*`, 'y');
/** A quote that ends its value although others inside it are not escaped: the header ends there, or a parameter follows. */
const CLOSING_QUOTE = new RegExp(`"(?=[ \\t]*(?:;[ \\t]*)*(?:$|(?<=;[ \\t]*)${TOKEN}[ \\t]*=))`, 'g');

/**
 * Parses a header with parameters. Follows RFC 9110; where a header breaks it, reads it as it was most likely meant: old
 * browsers escape neither quotes nor backslashes. Returns undefined for a quote that never ends.
 */
export function parseHeader(header: string): ParsedHeader | undefined {
  const text = header.trim();
  const start = /^[^;="]*(?=;|$)/.exec(text)?.[0];
  const value = start?.trim().toLowerCase() ?? '';
  // Where the value is missing, the first parameter stands in its place.
  const rest = start === undefined ? `;${text}` : text.slice(start.length);
  const parameters = readStrictly(rest) ?? readLeniently(rest);
  return parameters && { value, parameters };
}

function readStrictly(text: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  STRICT.lastIndex = 0;
  let end = 0;
  for (let match = STRICT.exec(text); match !== null; match = STRICT.exec(text)) {
    const [whole, name, quoted, token] = match;
    const value = quoted === undefined ? token : unescape(quoted);
    if (name !== undefined && value !== undefined) add(parameters, name, value);
    end += whole.length;
  }
  return end === text.length ? parameters : undefined;
}

function readLeniently(text: string): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    if (match === null) {
      at = indexOrEnd(text, ';', at + 1);
      continue;
    }
    const [whole, name = ''] = match;
    const from = at + whole.length;
    if (text[from] !== '"') {
      at = indexOrEnd(text, ';', from);
      add(parameters, name, text.slice(from, at).trim());
      continue;
    }
    CLOSING_QUOTE.lastIndex = from + 1;
    const quote = CLOSING_QUOTE.exec(text);
    if (quote === null) return undefined;
    add(parameters, name, unescape(text.slice(from + 1, quote.index)));
    at = indexOrEnd(text, ';', quote.index);
  }
  return parameters;
}

/** The first of two values counts. */
function add(parameters: Map<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  if (!parameters.has(key)) parameters.set(key, value);
}

/** A backslash escapes a quote and itself. Before anything else it stands for itself, as in `C:\reports`. */
function unescape(quoted: string): string {
  return quoted.replaceAll(/\\(["\\])/g, '$1');
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}
