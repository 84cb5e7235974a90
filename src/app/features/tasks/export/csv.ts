import type { ListedTask } from '#contract/task.ts';
import { csvLine, type CsvCell } from '#app/lib/csv.ts';

/** The columns of the list, by the API's own names. */
const COLUMNS: Readonly<Record<string, (task: ListedTask) => CsvCell>> = {
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

/** Writes tasks as CSV: the header, then a line for each. */
export function csvWriter({ withMatch }: { withMatch: boolean }) {
  const columns = Object.entries(withMatch ? { ...COLUMNS, ...MATCH_COLUMNS } : COLUMNS);
  return {
    head: () => csvLine(columns.map(([name]) => name)),
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => csvLine(columns.map(([, read]) => read(task)))).join(''),
    foot: () => '',
  };
}
