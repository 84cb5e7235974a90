import { ToolProblem } from '../engine.ts';

type Operation = (...values: number[]) => number;
/** How many values it takes at least and at most, and what it makes of them. */
type Signature = readonly [least: number, most: number, operation: Operation];

/** What arithmetic may name, with what it means. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ['sqrt', [1, 1, Math.sqrt]],
  ['cbrt', [1, 1, Math.cbrt]],
  ['abs', [1, 1, Math.abs]],
  ['round', [1, 2, roundTo]],
  ['floor', [1, 1, Math.floor]],
  ['ceil', [1, 1, Math.ceil]],
  ['exp', [1, 1, Math.exp]],
  ['log', [1, 2, (value = 0, base = Math.E) => (base === Math.E ? Math.log(value) : Math.log(value) / Math.log(base))]],
  ['log10', [1, 1, Math.log10]],
  ['log2', [1, 1, Math.log2]],
  ['sin', [1, 1, Math.sin]],
  ['cos', [1, 1, Math.cos]],
  ['tan', [1, 1, Math.tan]],
  ['min', [1, Infinity, Math.min]],
  ['max', [1, Infinity, Math.max]],
]);
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Halves go away from 0, and decimals are taken as they are written: 1.005 is 1.01 at two places. */
function roundTo(value = 0, places = 0): number {
  if (!Number.isInteger(places) || places < 0 || places > 15)
    throw new ToolProblem('round takes 0 to 15 decimal places, as a whole number.');
  return Number.isFinite(value) ? Math.sign(value) * shift(Math.round(shift(Math.abs(value), places)), -places) : value;
}

/** The point moved to the right, without the error of a multiplication. */
function shift(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
