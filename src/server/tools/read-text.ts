import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../runner/engine.ts';
import { loadText } from './text/load-text.ts';

const LineNumber = z.int().check(z.gte(1));
const ReadTextInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  /** From 1, inclusive. */
  from: z.optional(LineNumber),
  to: z.optional(LineNumber),
});
export type ReadTextInput = z.infer<typeof ReadTextInput>;

export interface TextExcerpt {
  file: string;
  lineCount: number;
  from: number;
  to: number;
  text: string;
}

const MAX_LINES = 200;
const MAX_CHARS = 20_000;

export const readText: Tool<ReadTextInput, TextExcerpt> = {
  name: 'read_text',
  isolated: true,
  description: `Reads lines of a text or Markdown file as they stand, at most ${MAX_LINES} at a time.`,
  input: ReadTextInput,
  async run({ file, from = 1, to }, context) {
    const lines = (await loadText(file, context)).split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    if (from > lines.length) throw new ToolProblem(`${file} has ${lines.length} lines: there is no line ${from}.`);
    if (to !== undefined && to < from) throw new ToolProblem(`Lines ${from} to ${to} run backwards.`);
    const shown = lines.slice(from - 1, Math.min(to ?? lines.length, from - 1 + MAX_LINES));
    let chars = 0;
    const fitting = shown.findIndex((line) => (chars += line.length + 1) > MAX_CHARS);
    const kept = fitting < 0 ? shown : shown.slice(0, Math.max(1, fitting));
    return {
      file,
      lineCount: lines.length,
      from,
      to: from + kept.length - 1,
      text: kept.join('\n').slice(0, MAX_CHARS),
    };
  },
};
