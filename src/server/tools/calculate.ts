import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../runner/engine.ts';
import { type Decimal, evaluate, FUNCTIONS } from './arithmetic.ts';

const MAX_CHARS = 500;
const CalculateInput = z.strictObject({ expression: z.string().check(z.minLength(1), z.maxLength(MAX_CHARS)) });
export type CalculateInput = z.infer<typeof CalculateInput>;
export interface Calculation {
  expression: string;
  /** A string if a JSON number can't hold it exactly. */
  result: number | string;
}

export const calculate: Tool<CalculateInput, Calculation> = {
  name: 'calculate',
  description: `Works out an arithmetic expression: + - * / ^, brackets, pi, e and ${[...FUNCTIONS.keys()].join(', ')}.`,
  input: CalculateInput,
  async run({ expression }) {
    const result = evaluate(expression);
    if (result.isNaN()) throw new ToolProblem(`"${expression}" has no real result.`);
    if (!result.isFinite()) {
      throw new ToolProblem(`"${expression}" has no finite result: it divides by zero or is too large.`);
    }
    return { expression, result: toJson(roundResult(result)) };
  },
};

const MAX_EXACT_DIGITS = 30;

function toJson(value: Decimal): number | string {
  const number = value.toNumber();
  return value.eq(number) ? number : value.toString();
}

function roundResult(value: Decimal): Decimal {
  return value.isInteger() && value.e < MAX_EXACT_DIGITS ? value : value.toSignificantDigits(15);
}
