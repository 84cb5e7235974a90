import * as z from 'zod/mini';
import type { Tool } from '../../runner/engine.ts';
import { type Breathe, createBreathe } from './breathe.ts';
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

const STRIDE = 200;

/** Sentences of a text that hold the words looked for, with their lines. */
export const searchText: Tool<SearchTextInput, SearchResult> = {
  name: 'search_text',
  isolated: true,
  description:
    'Finds sentences in a text or Markdown file that hold a phrase, or else its words, and quotes them with their lines.',
  input: SearchTextInput,
  async run({ file, find, limit = 8 }, context) {
    const breathe = createBreathe(context.signal);
    const { sentences } = await readProse(await loadText(file, context), breathe);
    const { match, matches } = await findSentences(sentences, find, breathe);
    return {
      file,
      find,
      match,
      found: matches.length,
      quotes: matches
        .slice(0, limit)
        .map(({ text, from, to, heading }) => ({ text: text.slice(0, 600), from, to, heading })),
    };
  },
};

/** All sentences that hold the phrase, in their order; where there are none, those that hold its words, best first. */
export async function findSentences(
  sentences: Sentence[],
  find: string,
  breathe: Breathe,
): Promise<{ match: SearchResult['match']; matches: Sentence[] }> {
  const exact = await byPhrase(sentences, find, breathe);
  if (exact.length > 0) return { match: 'phrase', matches: exact };
  const matches = await byWords(sentences, find, breathe);
  return { match: matches.length > 0 ? 'words' : 'none', matches };
}

async function byPhrase(sentences: Sentence[], find: string, breathe: Breathe): Promise<Sentence[]> {
  const phrase = fold(find);
  const edge = String.raw`(?<![\p{L}\p{N}])`;
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const pattern = new RegExp(`${edge}${escaped}`, 'u');
  const found: Sentence[] = [];
  for (const [i, sentence] of sentences.entries()) {
    if (i % STRIDE === STRIDE - 1) await breathe();
    if (pattern.test(fold(sentence.text))) found.push(sentence);
  }
  return found;
}

/** Those with most of the words first; a heading's words count for the sentences under it, though less. */
async function byWords(sentences: Sentence[], find: string, breathe: Breathe): Promise<Sentence[]> {
  const wanted = new Set(terms(find));
  if (wanted.size === 0) return [];
  const needed = wanted.size > 2 ? 2 : 1;
  const found: { sentence: Sentence; score: number }[] = [];
  let heading: string | undefined;
  let inHeading = new Set<string>();
  for (const [i, sentence] of sentences.entries()) {
    if (i % STRIDE === STRIDE - 1) await breathe();
    if (sentence.heading !== heading) inHeading = new Set(terms((heading = sentence.heading)));
    const inText = new Set(terms(sentence.text));
    const direct = [...wanted].filter((word) => inText.has(word)).length;
    const above = [...wanted].filter((word) => !inText.has(word) && inHeading.has(word)).length;
    const score = direct + above * 0.5;
    if (direct > 0 && score >= needed - 0.5) found.push({ sentence, score });
  }
  return found
    .toSorted((a, b) => b.score - a.score || a.sentence.from - b.sentence.from)
    .map(({ sentence }) => sentence);
}
