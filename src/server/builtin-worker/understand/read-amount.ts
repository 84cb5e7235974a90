const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** Reads a number as people write it in a sentence: `1,200`, `€500`, `1.5` with k, m, bn; undefined where it is none. */
export function readAmount(text: string, scale: string | undefined): number | undefined {
  const plain = text.replace(/[€$£\s]/g, '');
  const dotted = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  const value = Number(dotted);
  return Number.isNaN(value) ? undefined : value * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
}
