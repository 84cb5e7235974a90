import * as z from 'zod/mini';
import type { Tool } from '../engine.ts';
import { createBreathe } from './breathe.ts';
import { fold } from './text/fold.ts';
import { loadText } from './text/load-text.ts';
import { readProse, type Sentence } from './text/read-prose.ts';
import { terms } from './text/terms.ts';

const SearchTextInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  find: z.string().check(z.minLength(1), z.maxLength(500)),
  limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
});
export type SearchTextInput = z.infer<typeof SearchTextInput>;

export interface Quote {
  text: string;
  from: number;
  to: number;
  heading: string;
}

export interface SearchResult {
  file: string;
  find: string;
  /** `phrase`: the very words were found; `words`: sentences that hold some of them; `none`. */
  match: 'phrase' | 'words' | 'none';
  /** How many sentences matched: `quotes` may hold fewer. */
  found: number;
  quotes: Quote[];
}

/** Sentences of a text that hold the words looked for, with their lines. */
export const searchText: Tool<SearchTextInput, SearchResult> = {
  name: 'search_text',
  description:
    'Finds sentences in a text or Markdown file that hold a phrase, or else its words, and quotes them with their lines.',
  input: SearchTextInput,
  async run({ file, find, limit = 8 }, context) {
    const breathe = createBreathe(context.signal);
    const { sentences } = await readProse(await loadText(file, context), breathe);
    const exact = sentences.filter(holdsPhrase(find));
    const matches = exact.length > 0 ? exact : byWords(sentences, find);
    return {
      file,
      find,
      match: exact.length > 0 ? 'phrase' : matches.length > 0 ? 'words' : 'none',
      found: matches.length,
      quotes: matches
        .slice(0, limit)
        .map(({ text, from, to, heading }) => ({ text: text.slice(0, 600), from, to, heading })),
    };
  },
};

function holdsPhrase(find: string): (sentence: Sentence) => boolean {
  const phrase = fold(find);
  const edge = String.raw`(?<![\p{L}\p{N}])`;
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  const pattern = new RegExp(`${edge}${escaped}`, 'u');
  return ({ text }) => pattern.test(fold(text));
}

/** Those with most of the words first; a heading's words count for the sentences under it, though less. */
function byWords(sentences: Sentence[], find: string): Sentence[] {
  const wanted = new Set(terms(find));
  if (wanted.size === 0) return [];
  const needed = wanted.size > 2 ? 2 : 1;
  return sentences
    .map((sentence) => {
      const inText = new Set(terms(sentence.text));
      const inHeading = new Set(terms(sentence.heading));
      const direct = [...wanted].filter((word) => inText.has(word)).length;
      const above = [...wanted].filter((word) => !inText.has(word) && inHeading.has(word)).length;
      return { sentence, direct, score: direct + above * 0.5 };
    })
    .filter(({ direct, score }) => direct > 0 && score >= needed - 0.5)
    .toSorted((a, b) => b.score - a.score || a.sentence.from - b.sentence.from)
    .map(({ sentence }) => sentence);
}
