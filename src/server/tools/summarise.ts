import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../runner/engine.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import type { Quote } from './search-text.ts';
import { loadText } from './text/load-text.ts';
import { rankSentences } from './text/rank-sentences.ts';
import { parseProse } from './text/parse-prose.ts';

const SummariseInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  sentences: z.optional(z.int().check(z.gte(1), z.lte(30))),
});
export type SummariseInput = z.infer<typeof SummariseInput>;

export interface Summary {
  file: string;
  lineCount: number;
  words: number;
  sentenceCount: number;
  headings: { text: string; line: number }[];
  quotes: Quote[];
}

export const summarise: Tool<SummariseInput, Summary> = {
  name: 'summarise',
  isolated: true,
  description:
    'Picks the sentences of a text or Markdown file that stand best for the whole, and quotes them with their lines.',
  input: SummariseInput,
  async run({ file, sentences }, context) {
    const yieldToEventLoop = createYieldToEventLoop(context.signal);
    const prose = await parseProse(await loadText(file, context), yieldToEventLoop);
    if (prose.sentences.length === 0) throw new ToolProblem(`${file} has no sentences to quote from.`);
    const count = sentences ?? Math.min(8, Math.max(3, Math.round(prose.sentences.length / 6)));
    const picked = await rankSentences(prose, count, yieldToEventLoop);
    return {
      file,
      lineCount: prose.lineCount,
      words: prose.words,
      sentenceCount: prose.sentences.length,
      headings: prose.headings.slice(0, 40).map(({ text, line }) => ({ text, line })),
      quotes: picked.map(({ text, from, to, heading }) => ({ text, from, to, heading })),
    };
  },
};
