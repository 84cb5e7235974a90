import * as z from 'zod/mini';
import { nameWords } from './name-words.ts';

/** What a turn has computed: what its tools gave back, in order, what it said of that, and the files that it wrote. */
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

/** The same as what an output schema may ask for. */
export interface Facts {
  /** Single values by the words of their names. */
  readonly named: ReadonlyMap<string, unknown>;
  /** The last table: its columns by their words, its rows, and how many the whole of it has. */
  readonly table:
    | { columns: readonly string[]; names: readonly string[]; rows: readonly unknown[][]; of: number }
    | undefined;
  /** The one figure that the turn came to, where it came to one. */
  readonly figure: number | undefined;
  readonly text: string;
  readonly files: readonly string[];
}

export function factsOf({ outputs, text, files }: Computed): Facts {
  const named = new Map<string, unknown>();
  let last: ResultTable | undefined;
  let figure: number | undefined;
  for (const output of outputs) {
    const table = ResultTable.safeParse(output);
    if (table.success) {
      last = table.data;
      figure = soleFigure(table.data);
      table.data.columns.forEach(({ name }, i) => {
        if (table.data.rows.length === 1) named.set(nameWords(name), table.data.rows[0]?.[i]);
      });
    } else if (typeof output === 'object' && output !== null) {
      for (const [name, value] of Object.entries(output)) {
        if (typeof value !== 'object') named.set(nameWords(name), value);
        if (name === 'result' && typeof value === 'number') figure = value;
      }
    }
  }
  const table = last && {
    columns: last.columns.map(({ name }) => nameWords(name)),
    names: last.columns.map(({ name }) => name),
    rows: last.rows,
    of: last.resultRows,
  };
  return { named, table, figure, text: outputs.length > 0 ? text : '', files };
}

/** The figure of a table that is nothing else. */
function soleFigure({ columns, rows }: ResultTable): number | undefined {
  const value = columns.length === 1 && columns[0]?.role === 'measure' && rows.length === 1 ? rows[0]?.[0] : undefined;
  return typeof value === 'number' ? value : undefined;
}
