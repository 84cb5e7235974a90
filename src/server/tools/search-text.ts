import * as z from 'zod/mini';
import type { Tool } from '../runner/engine.ts';
import { type YieldToEventLoop, createYieldToEventLoop } from './yield-to-event-loop.ts';
import { normalize } from './text/normalize-words.ts';
import { loadText } from './text/load-text.ts';
import { parseProse, type Sentence } from './text/parse-prose.ts';
import { searchTerms } from './text/search-terms.ts';

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
  /** `phrase`: exact words. `words`: some of them. */
  match: 'phrase' | 'words' | 'none';
  found: number;
  quotes: Quote[];
}

const YIELD_EVERY = 200;

export const searchText: Tool<SearchTextInput, SearchResult> = {
  name: 'search_text',
  isolated: true,
  description:
    'Finds sentences in a text or Markdown file that hold a phrase, or else its words, and quotes them with their lines.',
  input: SearchTextInput,
  async run({ file, find, limit = 8 }, context) {
    const yieldToEventLoop = createYieldToEventLoop(context.signal);
    const { sentences } = await parseProse(await loadText(file, context), yieldToEventLoop);
    const { match, matches } = await findSentences(sentences, find, yieldToEventLoop);
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

/** Returns phrases in text order, or else words, best first. */
export async function findSentences(
  sentences: Sentence[],
  find: string,
  yieldToEventLoop: YieldToEventLoop,
): Promise<{ match: SearchResult['match']; matches: Sentence[] }> {
  const exact = await findPhrase(sentences, find, yieldToEventLoop);
  if (exact.length > 0) return { match: 'phrase', matches: exact };
  const matches = await findWords(sentences, find, yieldToEventLoop);
  return { match: matches.length > 0 ? 'words' : 'none', matches };
}

async function findPhrase(
  sentences: Sentence[],
  find: string,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Sentence[]> {
  const phrase = normalize(find);
  const edge = String.raw`(?<![\p{L}\p{N}])`;
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const pattern = new RegExp(`${edge}${escaped}`, 'u');
  const found: Sentence[] = [];
  for (const [i, sentence] of sentences.entries()) {
    if (i % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    if (pattern.test(normalize(sentence.text))) found.push(sentence);
  }
  return found;
}

/** Words of the heading count half. */
async function findWords(sentences: Sentence[], find: string, yieldToEventLoop: YieldToEventLoop): Promise<Sentence[]> {
  const wanted = new Set(searchTerms(find));
  if (wanted.size === 0) return [];
  const needed = wanted.size > 2 ? 2 : 1;
  const found: { sentence: Sentence; score: number }[] = [];
  let heading: string | undefined;
  let inHeading = new Set<string>();
  for (const [i, sentence] of sentences.entries()) {
    if (i % YIELD_EVERY === YIELD_EVERY - 1) await yieldToEventLoop();
    if (sentence.heading !== heading) inHeading = new Set(searchTerms((heading = sentence.heading)));
    const inText = new Set(searchTerms(sentence.text));
    const direct = [...wanted].filter((word) => inText.has(word)).length;
    const above = [...wanted].filter((word) => !inText.has(word) && inHeading.has(word)).length;
    const score = direct + above * 0.5;
    if (direct > 0 && score >= needed - 0.5) found.push({ sentence, score });
  }
  return found
    .toSorted((a, b) => b.score - a.score || a.sentence.from - b.sentence.from)
    .map(({ sentence }) => sentence);
}
