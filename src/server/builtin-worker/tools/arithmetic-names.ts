import { Decimal as BaseDecimal } from 'decimal.js';
import { ToolProblem } from '../../runner/engine.ts';

/** Decimal figures, so that 0.1 + 0.2 is 0.3. Beyond the exponents there is no finite result. */
export const Decimal = BaseDecimal.clone({ precision: 40, maxE: 400, minE: -400 });
export type Decimal = BaseDecimal;

type Operation = (value: Decimal, second?: Decimal) => Decimal;
/** How many values it takes at least and at most, and what it makes of them. */
type Signature = readonly [least: number, most: number, operation: (...values: Decimal[]) => Decimal];

const one = (operation: Operation): Signature => [1, 1, (value = new Decimal(Number.NaN)) => operation(value)];
/** Of a sine or cosine that is 0, some of the last digits are left. */
const withoutDust = (value: Decimal) => value.toDecimalPlaces(30);
const sin = (value: Decimal) => withoutDust(value.sin());
const cos = (value: Decimal) => withoutDust(value.cos());

/** What arithmetic may name, with what it means. */
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

/** Halves go away from 0. */
function roundTo(value = new Decimal(Number.NaN), places = new Decimal(0)): Decimal {
  if (!places.isInteger() || places.lt(0) || places.gt(15))
    throw new ToolProblem('round takes 0 to 15 decimal places, as a whole number.');
  return value.toDecimalPlaces(places.toNumber(), Decimal.ROUND_HALF_UP);
}
