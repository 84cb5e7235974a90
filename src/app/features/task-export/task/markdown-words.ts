import { isDataUrl } from '#app/entities/file/data-url.ts';

/** Pieces of Markdown that hold any text without being broken by it. */

/** Text in the run of a line: nothing in it is read as markup, and it stays on its line. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&:@/=]/g, String.raw`\$&`);
}

/** Code in the run of a line. */
export function inlineCode(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  if (words === '') return '';
  const fence = '`'.repeat(longestRun(words) + 1);
  return `${fence} ${words} ${fence}`;
}

/** Code in a cell of a table, where a bar would begin the next one. */
export function codeCell(text: string): string {
  return inlineCode(text).replaceAll('|', String.raw`\|`);
}

/** A block of code: its fence is longer than any inside. */
export function codeBlock(text: string, language = ''): string {
  const lines = linesOf(text);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** Markdown in a quote, which ends with it: no fence, list or heading that is left open goes on beyond. */
export function quoteBlock(markdown: string): string {
  return linesOf(markdown)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A link whose address ends where it ends. What a `data:` URL holds is left out: it would bury the text. */
export function link(words: string, url: string): string {
  if (isDataUrl(url)) return plainText(words);
  const address = encodeURI(url.replaceAll(/\s/gu, '').replaceAll(/\p{Surrogate}/gu, ''))
    .replaceAll('%25', '%')
    .replaceAll(/[<>()\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${plainText(words)}](<${address}>)`;
}

/** A table of two columns. */
export function factTable(facts: readonly (readonly [name: string, value: string])[]): string {
  return ['| | |', '|---|---|', ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

function linesOf(text: string): string[] {
  return text.replaceAll('\0', '\u{FFFD}').split(/\r\n|\r|\n/);
}
