import type { MathNode } from 'mathjs';
import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../engine.ts';

const MAX_CHARS = 500;
const CalculateInput = z.strictObject({ expression: z.string().check(z.minLength(1), z.maxLength(MAX_CHARS)) });
export type CalculateInput = z.infer<typeof CalculateInput>;
export interface Calculation {
  expression: string;
  result: number;
}

export const FUNCTIONS: ReadonlySet<string> = new Set([
  'sqrt',
  'cbrt',
  'abs',
  'round',
  'floor',
  'ceil',
  'exp',
  'log',
  'log10',
  'log2',
  'sin',
  'cos',
  'tan',
  'min',
  'max',
]);
const OPERATORS = new Set(['+', '-', '*', '/', '^']);
export const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e']);

/** Arithmetic with plain numbers. */
export const calculate: Tool<CalculateInput, Calculation> = {
  name: 'calculate',
  description: `Works out an arithmetic expression: + - * / ^, brackets, pi, e and ${[...FUNCTIONS].join(', ')}.`,
  input: CalculateInput,
  async run({ expression }) {
    const parse = await loadParser();
    let node: MathNode;
    try {
      node = parse(expression);
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new ToolProblem(`"${expression}" is not arithmetic that can be worked out.`);
      throw error;
    }
    refuseAllBut(node);
    const result: unknown = node.compile().evaluate(new Map());
    if (typeof result !== 'number' || Number.isNaN(result))
      throw new ToolProblem(`"${expression}" has no real result.`);
    if (!Number.isFinite(result)) {
      throw new ToolProblem(`"${expression}" has no finite result: it divides by zero or is too large.`);
    }
    return { expression, result: Number(result.toPrecision(15)) };
  },
};

/** Loaded on first use: it takes longer to load than the whole API takes to start. */
let loading: Promise<(expression: string) => MathNode> | undefined;

function loadParser() {
  loading ??= import('mathjs/number').then(({ parse }) => parse);
  return loading;
}

/** Lets through numbers, brackets, and the operators, functions and constants above; nothing that names, assigns or looks up. */
function refuseAllBut(root: MathNode): void {
  root.traverse((node: MathNode, path: string) => {
    if (!isAllowed(node, path)) throw new ToolProblem(`"${node.toString()}" is not plain arithmetic.`);
  });
}

function isAllowed(node: MathNode, path: string): boolean {
  const named = 'name' in node ? node.name : undefined;
  switch (node.type) {
    case 'ConstantNode':
      return 'value' in node && typeof node.value === 'number';
    case 'ParenthesisNode':
      return true;
    case 'OperatorNode':
      return 'op' in node && typeof node.op === 'string' && OPERATORS.has(node.op);
    case 'FunctionNode':
      return 'fn' in node && typeof named === 'string' && FUNCTIONS.has(named);
    case 'SymbolNode':
      return typeof named === 'string' && (path === 'fn' ? FUNCTIONS : CONSTANTS).has(named);
    default:
      return false;
  }
}
