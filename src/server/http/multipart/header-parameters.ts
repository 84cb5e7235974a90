/** Such as `value; name=value; name="value"`. */
export interface ParsedHeader {
  /** Empty if a parameter comes first. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
/** RFC 9110, a bare word, or nothing (`a; ; b`). Spaces around `=` are allowed. */
const STRICT = new RegExp(
  `;[ \\t]*(?:(${TOKEN})[ \\t]*(?:=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s";]*))[ \\t]*)?)?(?=;|$)`,
  'y',
);
const NAME = new RegExp(`;[ \\t]*(${TOKEN})[ \\t]*=[ \\t]*`, 'y');
/** Old browsers don't escape quotes inside. */
const CLOSING_QUOTE = new RegExp(`"(?=[ \\t]*(?:;[ \\t]*)*(?:$|(?<=;[ \\t]*)${TOKEN}[ \\t]*=))`, 'g');

/**
 * Parses by RFC 9110, else guesses: old browsers escape neither quotes nor backslashes. Undefined for an unclosed
 * quote.
 */
export function parseHeader(header: string): ParsedHeader | undefined {
  const text = header.trim();
  const start = /^[^;="]*(?=;|$)/.exec(text)?.[0];
  const value = start?.trim().toLowerCase() ?? '';
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

function add(parameters: Map<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  if (!parameters.has(key)) parameters.set(key, value);
}

/** In `C:\reports` a backslash is literal. */
function unescape(quoted: string): string {
  return quoted.replaceAll(/\\(["\\])/g, '$1');
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}
