import { isDataUrl } from '#app/entities/file/data-url.ts';

/** Builders of Markdown that stay valid for any text. */

/** Escapes all markup and joins lines. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&:@/=]/g, String.raw`\$&`);
}

export function inlineCode(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  if (words === '') return '';
  const fence = '`'.repeat(longestRun(words) + 1);
  return `${fence} ${words} ${fence}`;
}

/** Escapes `|`, which would start the next cell. */
export function codeCell(text: string): string {
  return inlineCode(text).replaceAll('|', String.raw`\|`);
}

/** The fence is longer than any in the text. */
export function codeBlock(text: string, language = ''): string {
  const lines = linesOf(text);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A block quote ends unclosed fences and lists. */
export function quoteBlock(markdown: string): string {
  return linesOf(markdown)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Omits a `data:` URL, which may be megabytes long. */
export function link(words: string, url: string): string {
  if (isDataUrl(url)) return escapeText(words);
  const address = encodeURI(url.replaceAll(/\s/gu, '').replaceAll(/\p{Surrogate}/gu, ''))
    .replaceAll('%25', '%')
    .replaceAll(/[<>()\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escapeText(words)}](<${address}>)`;
}

export function factTable(facts: readonly (readonly [name: string, value: string])[]): string {
  return ['| | |', '|---|---|', ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

function linesOf(text: string): string[] {
  return text.replaceAll('\0', '\u{FFFD}').split(/\r\n|\r|\n/);
}
