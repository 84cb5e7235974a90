/** Stands between two texts that aren't one: nothing that is searched for runs across it. */
export const BOUNDARY = '\u0000';

const BEYOND_ASCII = /[\u0080-\uffff]/;
const ACCENTS = /[\u0300-\u036f]+/g;

export function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

/** A text without case and accents, as it is compared: `Sarrià` and `SARRIA` fold to the same. Its length may change. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFD').replaceAll(ACCENTS, '').replaceAll('ς', 'σ');
}

/** What finds `query` in folded text, or undefined where it holds nothing to find. A space stands for any run of white space. */
export function matcherOf(query: string): RegExp | undefined {
  const words = fold(query).trim().split(/\s+/).map(escaped);
  return words.join('') === '' ? undefined : new RegExp(words.join(String.raw`\s+`), 'g');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

export function countMatches(folded: string, matcher: RegExp): number {
  let count = 0;
  for (const _ of folded.matchAll(matcher)) count += 1;
  return count;
}
