import type { ListedTask } from '#contract/task.ts';
import { csvLine, type CsvCell } from '#contract/csv.ts';

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

/** Where turns were asked for: what those of a task that fit came to. */
const FITTING_COLUMNS: typeof COLUMNS = {
  'fitting.credits': ({ fitting }) => fitting?.credits,
  'fitting.durationMs': ({ fitting }) => fitting?.durationMs,
  'fitting.turnCount': ({ fitting }) => fitting?.turnCount,
};

/** What a list tells beside its tasks. */
export type Beside = { readonly withMatch: boolean; readonly withFitting: boolean };

/** Writes tasks as CSV: the header, then a line for each. */
export function csvWriter({ withMatch, withFitting }: Beside) {
  const columns = Object.entries({
    ...COLUMNS,
    ...(withFitting && FITTING_COLUMNS),
    ...(withMatch && MATCH_COLUMNS),
  });
  return {
    head: () => csvLine(columns.map(([name]) => name)),
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => csvLine(columns.map(([, read]) => read(task)))).join(''),
    foot: () => '',
  };
}
