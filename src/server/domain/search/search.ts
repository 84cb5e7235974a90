import { wordsOf } from './words.ts';

/** Words that follow each other; the last one need only begin so where `open` is set. Never empty. */
export interface Phrase {
  words: readonly string[];
  open: boolean;
}

/** What is looked for: every phrase must be in one text. */
export type Search = readonly Phrase[];

const QUOTED_OR_NOT = /"([^"]*)("|$)|[^\s"]+/g;

/**
 * Reads what was typed into a search. Each word is the beginning of one; quotes hold words together, as does whatever
 * stands between them but a space (`invoice-2041`). Empty where there is no word to look for.
 */
export function readSearch(typed: string): Search {
  const phrases: Phrase[] = [];
  for (const [whole, quoted, end] of typed.matchAll(QUOTED_OR_NOT)) {
    const words = [...wordsOf(quoted ?? whole)].map(({ word }) => word);
    if (words.length > 0) phrases.push({ words, open: end !== '"' });
  }
  return phrases;
}

/** The phrase that most likely finds the fewest texts: the longest. Undefined of an empty search. */
export function tellingPhrase(search: Search): Phrase | undefined {
  return search.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function lengthOf({ words }: Phrase): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
