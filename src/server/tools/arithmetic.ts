import { Decimal as BaseDecimal } from 'decimal.js';
import { ToolProblem } from '../runner/engine.ts';

/** Decimal, so that 0.1 + 0.2 is 0.3. Larger exponents become Infinity. */
export const Decimal = BaseDecimal.clone({ precision: 40, maxE: 400, minE: -400 });
export type Decimal = BaseDecimal;

type Operation = (value: Decimal, second?: Decimal) => Decimal;
type Signature = readonly [least: number, most: number, operation: (...values: Decimal[]) => Decimal];

const one = (operation: Operation): Signature => [1, 1, (value = new Decimal(Number.NaN)) => operation(value)];
/** sin(pi) is 0. */
const roundOffError = (value: Decimal) => value.toDecimalPlaces(30);
const sin = (value: Decimal) => roundOffError(value.sin());
const cos = (value: Decimal) => roundOffError(value.cos());

export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ['sqrt', one((value) => value.sqrt())],
  ['cbrt', one((value) => value.cbrt())],
  ['abs', one((value) => value.abs())],
  ['round', [1, 2, roundTo]],
  ['floor', one((value) => value.floor())],
  ['ceil', one((value) => value.ceil())],
  ['exp', one((value) => value.exp())],
  ['log', [1, 2, (value = new Decimal(Number.NaN), base) => (base === undefined ? value.ln() : value.log(base))]],
  ['log10', one((value) => value.log(10))],
  ['log2', one((value) => value.log(2))],
  ['sin', one(sin)],
  ['cos', one(cos)],
  ['tan', one((value) => sin(value).div(cos(value)))],
  ['min', [1, Infinity, (...values) => Decimal.min(...values)]],
  ['max', [1, Infinity, (...values) => Decimal.max(...values)]],
]);
export const CONSTANTS: ReadonlyMap<string, Decimal> = new Map([
  ['pi', Decimal.acos(-1)],
  ['e', Decimal.exp(1)],
]);

/** Rounds halves away from zero. */
function roundTo(value = new Decimal(Number.NaN), places = new Decimal(0)): Decimal {
  if (!places.isInteger() || places.lt(0) || places.gt(15))
    throw new ToolProblem('round takes 0 to 15 decimal places, as a whole number.');
  return value.toDecimalPlaces(places.toNumber(), Decimal.ROUND_HALF_UP);
}

const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([a-zA-Z_]\w*)|([-+*/^(),])|(\S))/gy;
const MAX_DEPTH = 100;

interface Token {
  kind: 'number' | 'name' | 'sign';
  text: string;
}

/** Precedence: `^` (right-associative), unary sign, `* /` (also implicit: `2pi`), sum. May return NaN or Infinity. */
export function evaluate(expression: string): Decimal {
  const tokens = tokenize(expression);
  const invalid = () => new ToolProblem(`"${expression}" is not arithmetic that can be worked out.`);
  let at = 0;
  let depth = 0;
  const next = () => tokens[at]?.text;
  const take = (text: string) => next() === text && (at += 1) > 0;

  function sum(): Decimal {
    let value = product();
    for (;;) {
      if (take('+')) value = value.add(product());
      else if (take('-')) value = value.sub(product());
      else return value;
    }
  }

  function product(): Decimal {
    let value = signed();
    for (;;) {
      const token = tokens[at];
      const unwritten = token?.kind === 'number' ? tokens[at - 1]?.kind !== 'number' : token?.kind === 'name';
      if (take('*')) value = value.mul(signed());
      else if (take('/')) value = value.div(signed());
      else if (unwritten || next() === '(') value = value.mul(power());
      else return value;
    }
  }

  function signed(): Decimal {
    depth += 1;
    if (depth > MAX_DEPTH) throw new ToolProblem(`"${expression}" is nested too deep: ${MAX_DEPTH} levels at most.`);
    const value = take('-') ? signed().neg() : take('+') ? signed() : power();
    depth -= 1;
    return value;
  }

  function power(): Decimal {
    const base = single();
    return take('^') ? base.pow(signed()) : base;
  }

  function single(): Decimal {
    const token = tokens[at];
    at += 1;
    if (token?.kind === 'number') return new Decimal(token.text);
    if (token?.kind === 'name') return next() === '(' ? call(token.text) : lookUp(CONSTANTS, token.text);
    if (token?.text !== '(') throw invalid();
    const value = sum();
    if (!take(')')) throw invalid();
    return value;
  }

  function call(name: string): Decimal {
    const [least, most, operation] = lookUp(FUNCTIONS, name);
    const values: Decimal[] = [];
    at += 1;
    if (!take(')')) {
      do values.push(sum());
      while (take(','));
      if (!take(')')) throw invalid();
    }
    if (values.length >= least && values.length <= most) return operation(...values);
    throw new ToolProblem(
      `"${name}" takes ${most === least ? 'one value' : 'one value or more'}, not ${values.length}.`,
    );
  }

  const value = sum();
  if (at < tokens.length) throw invalid();
  return value;
}

function tokenize(expression: string): Token[] {
  return [...expression.trimEnd().matchAll(TOKEN)].map(([, number, name, sign, other]) => {
    if (number !== undefined) return { kind: 'number', text: number };
    if (name !== undefined) return { kind: 'name', text: name };
    if (sign === undefined) throw unknown(other ?? '');
    return { kind: 'sign', text: sign };
  });
}

function lookUp<Value>(names: ReadonlyMap<string, Value>, name: string): Value {
  const value = names.get(name);
  if (value === undefined) throw unknown(name);
  return value;
}

function unknown(text: string): ToolProblem {
  return new ToolProblem(`"${text}" is not plain arithmetic.`);
}
