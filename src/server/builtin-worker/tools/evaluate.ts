import { ToolProblem } from '../../runner/engine.ts';
import { CONSTANTS, Decimal, FUNCTIONS } from './arithmetic-names.ts';

const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([a-zA-Z_]\w*)|([-+*/^(),])|(\S))/gy;
const DEEPEST = 100;

interface Token {
  kind: 'number' | 'name' | 'sign';
  text: string;
}

/**
 * Works out arithmetic: `^` binds closest and to the right, then a sign before a value, then `* /` (also unwritten, as
 * in `2(3+4)` and `2pi`), then `+ -`, each from left to right. Answers NaN or an infinity as the figures have it.
 * Throws `ToolProblem` for everything else.
 */
export function evaluate(expression: string): Decimal {
  const tokens = cut(expression);
  const broken = () => new ToolProblem(`"${expression}" is not arithmetic that can be worked out.`);
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
    if (depth > DEEPEST) throw new ToolProblem(`"${expression}" is nested too deep: ${DEEPEST} levels at most.`);
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
    if (token?.kind === 'name') return next() === '(' ? call(token.text) : known(CONSTANTS, token.text);
    if (token?.text !== '(') throw broken();
    const value = sum();
    if (!take(')')) throw broken();
    return value;
  }

  function call(name: string): Decimal {
    const [least, most, operation] = known(FUNCTIONS, name);
    const values: Decimal[] = [];
    at += 1;
    if (!take(')')) {
      do values.push(sum());
      while (take(','));
      if (!take(')')) throw broken();
    }
    if (values.length >= least && values.length <= most) return operation(...values);
    throw new ToolProblem(
      `"${name}" takes ${most === least ? 'one value' : 'one value or more'}, not ${values.length}.`,
    );
  }

  const value = sum();
  if (at < tokens.length) throw broken();
  return value;
}

function cut(expression: string): Token[] {
  return [...expression.trimEnd().matchAll(TOKEN)].map(([, number, name, sign, other]) => {
    if (number !== undefined) return { kind: 'number', text: number };
    if (name !== undefined) return { kind: 'name', text: name };
    if (sign === undefined) throw unknown(other ?? '');
    return { kind: 'sign', text: sign };
  });
}

function known<Value>(names: ReadonlyMap<string, Value>, name: string): Value {
  const value = names.get(name);
  if (value === undefined) throw unknown(name);
  return value;
}

function unknown(text: string): ToolProblem {
  return new ToolProblem(`"${text}" is not plain arithmetic.`);
}
