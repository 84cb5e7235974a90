const CANDIDATES = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const SAMPLE_CHARS = 64_000;
const SAMPLE_LINES = 50;

/** Returns the character that occurs equally often on most of the first lines. */
export function sniffDelimiter(text: string): Delimiter {
  const counts = countByLine(text.slice(0, SAMPLE_CHARS));
  let best: { delimiter: Delimiter; agreeing: number; fields: number } = { delimiter: ',', agreeing: 0, fields: 0 };
  // The first line may be a title.
  const bare = CANDIDATES.every((delimiter) => (counts[0]?.[delimiter] ?? 0) === 0);
  for (const delimiter of CANDIDATES) {
    const perLine = counts.map((line) => line[delimiter]);
    const fields = bare ? commonest(perLine) : (perLine[0] ?? 0);
    if (fields === 0) continue;
    const agreeing = perLine.filter((count) => count === fields).length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && fields > best.fields)) {
      best = { delimiter, agreeing, fields };
    }
  }
  return best.delimiter;
}

function commonest(perLine: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of perLine) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function countByLine(text: string): Record<Delimiter, number>[] {
  const createAggregators = () => ({ ',': 0, ';': 0, '\t': 0, '|': 0 });
  const lines: Record<Delimiter, number>[] = [];
  let line = createAggregators();
  let filled = false;
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (char === '\n' && !quoted) {
      if (filled) lines.push(line);
      if (lines.length === SAMPLE_LINES) return lines;
      line = createAggregators();
      filled = false;
      continue;
    } else if (!quoted && (char === ',' || char === ';' || char === '\t' || char === '|')) line[char] += 1;
    if (char.trim() !== '') filled = true;
  }
  if (filled) lines.push(line);
  return lines;
}
