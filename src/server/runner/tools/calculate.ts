import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../engine.ts';
import { FUNCTIONS } from './arithmetic-names.ts';
import { evaluate } from './evaluate.ts';

const MAX_CHARS = 500;
const CalculateInput = z.strictObject({ expression: z.string().check(z.minLength(1), z.maxLength(MAX_CHARS)) });
export type CalculateInput = z.infer<typeof CalculateInput>;
export interface Calculation {
  expression: string;
  result: number;
}

/** Arithmetic with plain numbers. */
export const calculate: Tool<CalculateInput, Calculation> = {
  name: 'calculate',
  description: `Works out an arithmetic expression: + - * / ^, brackets, pi, e and ${[...FUNCTIONS.keys()].join(', ')}.`,
  input: CalculateInput,
  async run({ expression }) {
    const result = evaluate(expression);
    if (Number.isNaN(result)) throw new ToolProblem(`"${expression}" has no real result.`);
    if (!Number.isFinite(result)) {
      throw new ToolProblem(`"${expression}" has no finite result: it divides by zero or is too large.`);
    }
    return { expression, result: Number(result.toPrecision(15)) };
  },
};
