/** Control and format characters and line separators: those that a reader of code can't see, or that turn its direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Halves of a character, which no encoding knows. */
const HALVES = /\p{Surrogate}/gu;

/** The body of a JSON string, without its quotes: what JavaScript, Python, Go and Ruby all read alike. */
function escaped(text: string): string {
  return JSON.stringify(text.replaceAll(HALVES, '\uFFFD')).slice(1, -1).replaceAll(UNSEEN, codeUnit);
}

/** Outside of the first 65,536 characters the four languages' escapes differ: those few stay as they are. */
function codeUnit(char: string): string {
  return char.length > 1 ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A string of JSON, Python and Go. */
export function doubleQuoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** A string of TypeScript: in single quotes, unless it holds some. */
export function scriptQuoted(text: string): string {
  return text.includes("'") ? doubleQuoted(text) : `'${escaped(text).replaceAll('\\"', '"')}'`;
}

/** A string of Ruby, where `#{…}`, `#@…` and `#$…` would be put in place. */
export function rubyQuoted(text: string): string {
  return doubleQuoted(text).replaceAll(/#(?=[{$@])/g, '\\#');
}

/**
 * A word of bash and zsh, taken as it stands: in single quotes, or in `$'…'` where it holds characters that a terminal
 * would act on or that can't be seen. Those are written as their bytes, which no locale reads differently.
 */
export function shellQuoted(text: string): string {
  // A shell's word ends at NUL, so it can't hold one.
  const word = text.replaceAll('\0', '').replaceAll(HALVES, '\uFFFD');
  const plain = word.replaceAll(UNSEEN, (char) => (char === '\n' || char === '\t' ? char : ''));
  if (plain === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  const body = word
    .replaceAll(/[\\']/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll(UNSEEN, bytes);
  return `$'${body}'`;
}

function bytes(char: string): string {
  return Array.from(new TextEncoder().encode(char), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
