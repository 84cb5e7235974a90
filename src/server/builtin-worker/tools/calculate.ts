import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../../runner/engine.ts';
import { type Decimal, FUNCTIONS } from './arithmetic-names.ts';
import { evaluate } from './evaluate.ts';

const MAX_CHARS = 500;
const CalculateInput = z.strictObject({ expression: z.string().check(z.minLength(1), z.maxLength(MAX_CHARS)) });
export type CalculateInput = z.infer<typeof CalculateInput>;
export interface Calculation {
  expression: string;
  /** Whole numbers of up to 30 digits are exact, as text where a JSON number can't hold them. Others have 15 significant digits. */
  result: number | string;
}

/** Arithmetic with plain numbers. */
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
    return { expression, result: asJson(rounded(result)) };
  },
};

const MOST_EXACT_DIGITS = 30;

function asJson(value: Decimal): number | string {
  const number = value.toNumber();
  return value.eq(number) ? number : value.toString();
}

function rounded(value: Decimal): Decimal {
  return value.isInteger() && value.e < MOST_EXACT_DIGITS ? value : value.toSignificantDigits(15);
}
