import type { ListedTask } from '#contract/task.ts';
import { csvLine, type CsvCell } from '#contract/csv.ts';

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

const MATCH_COLUMNS: typeof COLUMNS = {
  'match.field': ({ match }) => match?.field,
  'match.seq': ({ match }) => match?.seq,
  'match.excerpt': ({ match }) => match?.excerpt,
};

/** With `of=turns`. */
const MATCHING_TURNS_COLUMNS: typeof COLUMNS = {
  'fitting.credits': ({ fitting }) => fitting?.credits,
  'fitting.durationMs': ({ fitting }) => fitting?.durationMs,
  'fitting.turnCount': ({ fitting }) => fitting?.turnCount,
};

export type ExtraColumns = { readonly withMatch: boolean; readonly withMatchingTurns: boolean };

export function csvWriter({ withMatch, withMatchingTurns }: ExtraColumns) {
  const columns = Object.entries({
    ...COLUMNS,
    ...(withMatchingTurns && MATCHING_TURNS_COLUMNS),
    ...(withMatch && MATCH_COLUMNS),
  });
  return {
    head: () => csvLine(columns.map(([name]) => name)),
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => csvLine(columns.map(([, read]) => read(task)))).join(''),
    foot: () => '',
  };
}
