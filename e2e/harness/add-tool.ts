import { ToolProblem, type Tool } from '#server/runner/engine.ts';
import * as z from 'zod/mini';

export const addTool: Tool<{ a: number; b: number }, { sum: number }> = {
  name: 'add',
  description: 'Adds two numbers.',
  input: z.object({ a: z.number(), b: z.number() }),
  async run({ a, b }) {
    if (a > 1000 || b > 1000) throw new ToolProblem('add takes numbers up to 1000');
    return { sum: a + b };
  },
};
