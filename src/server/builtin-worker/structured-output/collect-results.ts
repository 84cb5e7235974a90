import * as z from 'zod/mini';

export interface Computed {
  readonly outputs: readonly unknown[];
  readonly text: string;
  readonly files: readonly string[];
}

const ResultTable = z.looseObject({
  columns: z.array(z.looseObject({ name: z.string(), role: z.optional(z.string()) })),
  rows: z.array(z.array(z.unknown())),
  resultRows: z.number(),
});
type ResultTable = z.infer<typeof ResultTable>;

export interface Results {
  readonly named: ReadonlyMap<string, unknown>;
  /** `of`: rows of the whole result. */
  readonly table:
    | { columns: readonly string[]; names: readonly string[]; rows: readonly unknown[][]; of: number }
    | undefined;
  readonly figure: number | undefined;
  readonly text: string;
  readonly files: readonly string[];
}

export function collectResults({ outputs, text, files }: Computed): Results {
  const named = new Map<string, unknown>();
  let last: ResultTable | undefined;
  let figure: number | undefined;
  for (const output of outputs) {
    const table = ResultTable.safeParse(output);
    if (table.success) {
      last = table.data;
      figure = onlyFigure(table.data);
      table.data.columns.forEach(({ name }, i) => {
        if (table.data.rows.length === 1) named.set(normalizeName(name), table.data.rows[0]?.[i]);
      });
    } else if (typeof output === 'object' && output !== null) {
      for (const [name, value] of Object.entries(output)) {
        if (typeof value !== 'object') named.set(normalizeName(name), value);
        if (name === 'result' && typeof value === 'number') figure = value;
      }
    }
  }
  const table = last && {
    columns: last.columns.map(({ name }) => normalizeName(name)),
    names: last.columns.map(({ name }) => name),
    rows: last.rows,
    of: last.resultRows,
  };
  return { named, table, figure, text: outputs.length > 0 ? text : '', files };
}

function onlyFigure({ columns, rows }: ResultTable): number | undefined {
  const value = columns.length === 1 && columns[0]?.role === 'measure' && rows.length === 1 ? rows[0]?.[0] : undefined;
  return typeof value === 'number' ? value : undefined;
}

const SYNONYMS = new Map(
  Object.entries({ mean: 'average', avg: 'average', sum: 'total', max: 'highest', min: 'lowest', count: 'row' }),
);
const FILLER_WORDS = new Set(['of', 'the', 'number', 'num']);

/** `averagePrice`, `mean_price` and `average price` are equal, as are `cities` and `city`. */
export function normalizeName(name: string): string {
  return name
    .replaceAll(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLER_WORDS.has(word))
    .map((word) => singular(word))
    .map((word) => SYNONYMS.get(word) ?? word)
    .toSorted()
    .join(' ');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
