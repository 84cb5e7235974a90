import { and, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Archived, TaskSort } from '#contract/task-list-query.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { TaskFilter, TaskPage } from '../domain/store.ts';
import type { Database } from './database.ts';
import { tasks, turns, workers } from './schema.ts';
import { endedTurns, type taskUsage } from './usage-schema.ts';

const SORTED_BY = {
  createdAt: tasks.createdAt,
  credits: tasks.credits,
  durationMs: tasks.durationMs,
  turnCount: tasks.turnCount,
} as const satisfies Record<TaskSort, unknown>;

export function sortedBy(sort: TaskSort) {
  return SORTED_BY[sort];
}

type Condition = (filter: TaskFilter) => SQL | undefined;

/** Conditions on the task, whatever the subject. A missing filter is a type error. */
const TASK_CONDITIONS: { readonly [Key in keyof TaskFilter]-?: Condition | 'on subject' | 'elsewhere' } = {
  archived: ({ archived }) => archiveCondition(archived),
  hasFiles: ({ hasFiles }) => (hasFiles === undefined ? undefined : eq(tasks.hasFiles, hasFiles)),
  hasErrors: ({ hasErrors }) => (hasErrors === undefined ? undefined : eq(tasks.hasErrors, hasErrors)),
  minCredits: ({ minCredits }) => (minCredits === undefined ? undefined : gte(tasks.credits, minCredits)),
  maxCredits: ({ maxCredits }) => (maxCredits === undefined ? undefined : lte(tasks.credits, maxCredits)),
  workerId: 'elsewhere',
  of: 'elsewhere',
  search: 'elsewhere',
  status: 'on subject',
  budget: 'on subject',
  triggeredBy: 'on subject',
  cause: 'on subject',
  from: 'on subject',
  to: 'on subject',
};

export function whereTasks(db: Database, organizationId: string, filter: TaskFilter): SQL | undefined {
  return and(
    taskConditions(organizationId, filter),
    filter.of === 'tasks'
      ? and(...subjectConditions(filter, tasks, tasks.createdAt), hasCause(filter, tasks))
      : hasTurn(db, organizationId, filter),
  );
}

/** Without the conditions on the subject. */
export function taskConditions(organizationId: string, filter: TaskFilter): SQL | undefined {
  return and(
    eq(tasks.organizationId, organizationId),
    ofWorkers(tasks.workerId, organizationId, filter.workerId),
    ...Object.values(TASK_CONDITIONS).map((condition) =>
      typeof condition === 'function' ? condition(filter) : undefined,
    ),
  );
}

/** `turns` has no causes. */
export function hasCause({ cause }: TaskFilter, table: typeof tasks | typeof endedTurns): SQL | undefined {
  return cause.length === 0 ? undefined : inArray(table.failureCause, [...cause]);
}

type WorkerId = typeof tasks.workerId | typeof endedTurns.workerId | typeof taskUsage.workerId;

/** `ONE_OFF` among the ids stands for all one-off workers. Without ids, any worker matches. */
export function ofWorkers(column: WorkerId, organizationId: string, workerIds: readonly string[]): SQL | undefined {
  if (workerIds.length === 0) return undefined;
  const named = inArray(column, [...workerIds]);
  return workerIds.includes(ONE_OFF) ? or(named, isOneOff(column, organizationId)) : named;
}

export function isOneOff(column: WorkerId, organizationId: string): SQL {
  return sql`${column} in (select id from ${workers} where ${workers.organizationId} = ${organizationId} and ${workers.oneOff})`;
}

export function subjectConditions(
  { status, budget, triggeredBy, from, to }: TaskFilter,
  table: typeof tasks | typeof turns | typeof endedTurns,
  time: typeof tasks.createdAt | typeof turns.completedAt | typeof endedTurns.completedAt,
): SQL[] {
  return [
    status.length === 0 ? undefined : inArray(table.status, [...status]),
    budget.length === 0 ? undefined : inArray(table.budget, [...budget]),
    triggeredBy.length === 0 ? undefined : inArray(table.triggeredBy, [...triggeredBy]),
    from && gte(time, from),
    to && lt(time, to),
  ].filter((condition) => condition !== undefined);
}

function hasTurn(db: Database, organizationId: string, filter: TaskFilter): SQL | undefined {
  // `endedTurns` lacks running turns, `turns` lacks causes.
  const table = filter.cause.length > 0 ? endedTurns : turns;
  const conditions = subjectConditions(filter, table, table.completedAt);
  if (table === turns && conditions.length === 0) return undefined;
  const matching = db
    .selectDistinct({ taskId: table.taskId })
    .from(table)
    .where(and(eq(table.organizationId, organizationId), ...conditions, hasCause(filter, endedTurns)));
  return inArray(tasks.id, matching);
}

export function isAfter({ sort, order, after }: Pick<TaskPage, 'sort' | 'order' | 'after'>): SQL | undefined {
  if (after === undefined) return undefined;
  const value =
    sort === 'createdAt' ? sql`${new Date(after.value).toISOString()}::timestamptz` : sql`${after.value}::bigint`;
  const [here, there] = [sql`(${sortedBy(sort)}, ${tasks.id})`, sql`(${value}, ${after.id})`];
  return order === 'asc' ? gt(here, there) : lt(here, there);
}

function archiveCondition(archived: Archived): SQL | undefined {
  switch (archived) {
    case 'exclude':
      return isNull(tasks.archivedAt);
    case 'only':
      return isNotNull(tasks.archivedAt);
    case 'include':
      return undefined;
  }
}
