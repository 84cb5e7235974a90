import { wordsOf } from './words.ts';

/** Consecutive words. The last one is a prefix if `open`. */
export interface Phrase {
  words: readonly string[];
  open: boolean;
}

/** All phrases must be in one text. */
export type Search = readonly Phrase[];

const QUOTED_OR_NOT = /"([^"]*)("|$)|[^\s"]+/g;

/** Each word is a prefix. Quotes join words into a phrase, and so does anything but spaces (`invoice-2041`). */
export function readSearch(typed: string): Search {
  const phrases: Phrase[] = [];
  for (const [whole, quoted, end] of typed.matchAll(QUOTED_OR_NOT)) {
    const words = [...wordsOf(quoted ?? whole)].map(({ word }) => word);
    if (words.length > 0) phrases.push({ words, open: end !== '"' });
  }
  return phrases;
}

/** It probably matches the fewest texts. */
export function longestPhrase(search: Search): Phrase | undefined {
  return search.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function lengthOf({ words }: Phrase): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
