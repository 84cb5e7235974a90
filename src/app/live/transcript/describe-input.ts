const LONGEST = 120;

/** A tool's input in one short line, for whoever scans what a worker did: its plain values, in the order the tool names them. */
export function describeInput(input: unknown): string {
  const text = words(input).join(' · ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function words(value: unknown): string[] {
  if (value === null || value === undefined || value === false || value === '') return [];
  if (typeof value === 'string') return [value.replaceAll(/\s+/g, ' ').trim()];
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (value === true) return ['yes'];
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.flatMap((one) => words(one).join(' ')).join(', ')];
  return Object.values(value).flatMap(words);
}
