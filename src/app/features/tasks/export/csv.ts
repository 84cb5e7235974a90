import type { ListedTask } from '#contract/task.ts';

type Cell = string | number | null | undefined;

/** The columns of the list, by the API's own names. */
const COLUMNS: Readonly<Record<string, (task: ListedTask) => Cell>> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  status: ({ status }) => status,
  triggeredBy: ({ triggeredBy }) => triggeredBy,
  workerId: ({ workerId }) => workerId,
  budget: ({ budget }) => budget,
  credits: ({ totals }) => totals.credits,
  durationMs: ({ totals }) => totals.durationMs,
  turnCount: ({ totals }) => totals.turnCount,
  createdAt: ({ createdAt }) => createdAt,
  completedAt: ({ completedAt }) => completedAt,
  archivedAt: ({ archivedAt }) => archivedAt,
  createdByUserId: ({ createdByUserId }) => createdByUserId,
  organizationId: ({ organizationId }) => organizationId,
  url: ({ url }) => url,
};

/** Of a search: where it hit. */
const MATCH_COLUMNS: typeof COLUMNS = {
  'match.field': ({ match }) => match?.field,
  'match.seq': ({ match }) => match?.seq,
  'match.excerpt': ({ match }) => match?.excerpt,
};

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell by RFC 4180. A text that a spreadsheet would run gets an apostrophe in front; a number stays a number, below zero too. */
export function csvCell(value: Cell): string {
  if (value == null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const lineOf = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** Writes tasks as CSV: the header, then a line for each. */
export function csvWriter({ withMatch }: { withMatch: boolean }) {
  const columns = Object.entries(withMatch ? { ...COLUMNS, ...MATCH_COLUMNS } : COLUMNS);
  return {
    head: () => lineOf(columns.map(([name]) => name)),
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => lineOf(columns.map(([, read]) => read(task)))).join(''),
    foot: () => '',
  };
}
