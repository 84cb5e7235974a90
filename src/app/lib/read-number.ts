export type TypedNumber =
  | { kind: 'nothing' }
  | { kind: 'number'; value: number }
  | { kind: 'refused'; why: 'no whole number' | 'too large' };

/** `1,000`, `1.000`, `1 000`, `1’000`, `12,34,567` */
const GROUPED = /^\d{1,3}(?:([\s.,'’٬،])\d{2,3}(?:\1\d{2,3})*)?$/u;
const ENDS_IN_THREE = /^\d+$|\d{3}$/;

/** Accepts digits of any script and thousands separators. Refuses fractions. */
export function readWholeNumber(typed: string, most: number): TypedNumber {
  const text = withPlainDigits(typed.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).trim();
  if (text === '') return { kind: 'nothing' };
  const isNumber = /^\d+$/.test(text) || (GROUPED.test(text) && ENDS_IN_THREE.test(text));
  if (!isNumber) return { kind: 'refused', why: 'no whole number' };
  const value = Number(text.replaceAll(/\D/g, ''));
  return value > most ? { kind: 'refused', why: 'too large' } : { kind: 'number', value };
}

/** In Unicode, the digits of a script are consecutive. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let zero = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((point - zero) % 10);
  });
}
