/** What was typed into a field for a whole number: nothing, a number, or why it is none. */
export type TypedNumber =
  | { kind: 'nothing' }
  | { kind: 'number'; value: number }
  | { kind: 'refused'; why: 'no whole number' | 'too large' };

/** Thousands set apart by one sign throughout: `1,000`, `1.000`, `1 000`, `1’000`, `12,34,567`. */
const GROUPED = /^\d{1,3}(?:([\s.,'’٬،])\d{2,3}(?:\1\d{2,3})*)?$/u;
/** The last group of three. */
const ENDS_IN_THREE = /^\d+$|\d{3}$/;

/**
 * Reads a whole number as people write it, in the digits of any script and with their thousands set apart. A fraction
 * is refused, not rounded.
 */
export function readWholeNumber(typed: string, most: number): TypedNumber {
  const text = withPlainDigits(typed.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).trim();
  if (text === '') return { kind: 'nothing' };
  const isNumber = /^\d+$/.test(text) || (GROUPED.test(text) && ENDS_IN_THREE.test(text));
  if (!isNumber) return { kind: 'refused', why: 'no whole number' };
  const value = Number(text.replaceAll(/\D/g, ''));
  return value > most ? { kind: 'refused', why: 'too large' } : { kind: 'number', value };
}

/** Digits of every script as `0` to `9`. Unicode keeps the ten digits of a script together, in order. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let zero = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((point - zero) % 10);
  });
}
