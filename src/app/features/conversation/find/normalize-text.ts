export const BOUNDARY = '\u0000';

const BEYOND_ASCII = /[\u0080-\uffff]/;
const ACCENTS = /[\u0300-\u036f]+/g;

export function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

/** Removes case and accents. The length may change. */
export function normalizeText(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFD').replaceAll(ACCENTS, '').replaceAll('ς', 'σ');
}

/** Undefined for a blank query. A space matches any white space. */
export function matcherOf(query: string): RegExp | undefined {
  const words = normalizeText(query).trim().split(/\s+/).map(escapePattern);
  return words.join('') === '' ? undefined : new RegExp(words.join(String.raw`\s+`), 'g');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

export function countMatches(normalized: string, matcher: RegExp): number {
  let count = 0;
  for (const _ of normalized.matchAll(matcher)) count += 1;
  return count;
}
