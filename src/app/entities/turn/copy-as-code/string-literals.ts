/** Invisible, or they change the text direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** UTF-8 cannot encode these. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** JavaScript, Python, Go and Ruby read JSON escapes alike. */
function jsonEscape(text: string): string {
  return JSON.stringify(text.replaceAll(LONE_SURROGATES, '\uFFFD')).slice(1, -1).replaceAll(INVISIBLE, codeUnit);
}

/** Keeps astral characters: the four languages escape them differently. */
function codeUnit(char: string): string {
  return char.length > 1 ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function doubleQuoted(text: string): string {
  return `"${jsonEscape(text)}"`;
}

/** In single quotes, or in double quotes if the text contains single ones. */
export function scriptQuoted(text: string): string {
  return text.includes("'") ? doubleQuoted(text) : `'${jsonEscape(text).replaceAll('\\"', '"')}'`;
}

/** Without interpolation (`#{…}`, `#@…`, `#$…`). */
export function rubyQuoted(text: string): string {
  return doubleQuoted(text).replaceAll(/#(?=[{$@])/g, '\\#');
}

/**
 * For bash and zsh: in single quotes, or in `$'…'` with invisible characters as byte escapes, which do not depend on
 * the locale.
 */
export function shellQuoted(text: string): string {
  // An argument cannot contain NUL.
  const word = text.replaceAll('\0', '').replaceAll(LONE_SURROGATES, '\uFFFD');
  const plain = word.replaceAll(INVISIBLE, (char) => (char === '\n' || char === '\t' ? char : ''));
  if (plain === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  const body = word
    .replaceAll(/[\\']/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll(INVISIBLE, bytes);
  return `$'${body}'`;
}

function bytes(char: string): string {
  return Array.from(new TextEncoder().encode(char), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
