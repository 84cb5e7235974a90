import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { FailureCauseCount, FittingTurns } from '#contract/task.ts';
import { failureOf, failureReasonOf } from '../domain/failure-reason.ts';
import { type Search, longestPhrase } from '../domain/search/search.ts';
import type { FoundTask, TaskFilter, TaskPage } from '../domain/store.ts';
import type { Database } from './database.ts';
import { texts } from './record-schema.ts';
import { tasks, turns } from './schema.ts';
import { hasCause, isAfter, sortedBy, subjectConditions, taskConditions, whereTasks } from './where-tasks.ts';
import { endedTurns } from './usage-schema.ts';
import { searchQuery } from './text-vector.ts';

/** About as many as the index handles quickly. */
const SCAN_LIMIT = 2000;

/**
 * Scans the list first, which is fast for frequent words: the index would have to sort all matches. Uses the index for
 * rare words.
 */
export async function listTasks(db: Database, organizationId: string, page: TaskPage): Promise<FoundTask[]> {
  const { search, limit } = page;
  if (search === undefined) return (await inOrder(db, organizationId, page)).map((task) => ({ task }));
  if (search.length === 0) return [];
  const found = await scanTasks(
    db,
    organizationId,
    page,
    search,
    inOrder(db, organizationId, { ...page, limit: SCAN_LIMIT }),
  );
  if (found.length === limit) return found;
  const [further] = await inOrder(db, organizationId, { ...page, limit: 1 }).offset(SCAN_LIMIT);
  if (further === undefined) return found;
  return scanTasks(
    db,
    organizationId,
    page,
    search,
    inOrder(db, organizationId, page, inArray(tasks.id, matchingTasks(db, organizationId, search))),
  );
}

export async function countTasks(db: Database, organizationId: string, filter: TaskFilter): Promise<number> {
  if (filter.search?.length === 0) return 0;
  const [row] = await db
    .select({ total: count() })
    .from(tasks)
    .where(and(whereTasks(db, organizationId, filter), isFound(db, organizationId, filter)));
  return row?.total ?? 0;
}

const MAX_CAUSES = 100;

export async function countCauses(
  db: Database,
  organizationId: string,
  filter: TaskFilter,
): Promise<FailureCauseCount[]> {
  if (filter.search?.length === 0) return [];
  const found = isFound(db, organizationId, filter);
  const rows = await (filter.of === 'tasks'
    ? db
        .select({ cause: tasks.failureCause, count: count() })
        .from(tasks)
        .where(and(whereTasks(db, organizationId, filter), isNotNull(tasks.failureCause), found))
        .groupBy(tasks.failureCause)
        .orderBy(desc(count()), asc(tasks.failureCause))
        .limit(MAX_CAUSES)
    : db
        .select({ cause: endedTurns.failureCause, count: countDistinct(endedTurns.taskId) })
        .from(endedTurns)
        .innerJoin(tasks, and(eq(tasks.organizationId, endedTurns.organizationId), eq(tasks.id, endedTurns.taskId)))
        .where(
          and(
            eq(endedTurns.organizationId, organizationId),
            isNotNull(endedTurns.failureCause),
            ...subjectConditions(filter, endedTurns, endedTurns.completedAt),
            hasCause(filter, endedTurns),
            taskConditions(organizationId, filter),
            found,
          ),
        )
        .groupBy(endedTurns.failureCause)
        .orderBy(desc(countDistinct(endedTurns.taskId)), asc(endedTurns.failureCause))
        .limit(MAX_CAUSES));
  return rows.flatMap(({ cause, count: tasksOfCause }) => (cause === null ? [] : [{ cause, count: tasksOfCause }]));
}

function isFound(db: Database, organizationId: string, { search }: TaskFilter): SQL | undefined {
  return search === undefined ? undefined : inArray(tasks.id, matchingTasks(db, organizationId, search));
}

export async function sumMatchingTurns(
  db: Database,
  organizationId: string,
  taskIds: readonly string[],
  filter: TaskFilter,
): Promise<Map<string, FittingTurns>> {
  if (taskIds.length === 0) return new Map();
  const sums = db
    .select({
      taskId: endedTurns.taskId,
      credits: sql`sum(${endedTurns.credits})`.mapWith(Number).as('sum_of_credits'),
      durationMs: sql`sum(${endedTurns.durationMs})`.mapWith(Number).as('sum_of_ms'),
      turnCount: count().as('matching_turns'),
      newestSeq: sql`max(${endedTurns.seq})`.mapWith(Number).as('newest_seq'),
    })
    .from(endedTurns)
    .where(
      and(
        eq(endedTurns.organizationId, organizationId),
        inArray(endedTurns.taskId, [...taskIds]),
        ...subjectConditions(filter, endedTurns, endedTurns.completedAt),
        hasCause(filter, endedTurns),
      ),
    )
    .groupBy(endedTurns.taskId)
    .as('sums');
  const rows = await db
    .select({
      taskId: sums.taskId,
      totals: { credits: sums.credits, durationMs: sums.durationMs, turnCount: sums.turnCount },
      seq: turns.seq,
      status: turns.status,
      errorMessage: turns.errorMessage,
      incompleteReason: turns.incompleteReason,
      cause: endedTurns.failureCause,
    })
    .from(sums)
    .innerJoin(
      endedTurns,
      and(
        eq(endedTurns.organizationId, organizationId),
        eq(endedTurns.taskId, sums.taskId),
        eq(endedTurns.seq, sums.newestSeq),
      ),
    )
    .innerJoin(
      turns,
      and(
        eq(turns.organizationId, endedTurns.organizationId),
        eq(turns.taskId, endedTurns.taskId),
        eq(turns.seq, endedTurns.seq),
      ),
    );
  return new Map(
    rows.map(({ taskId, totals, seq, cause, ...turn }) => [
      taskId,
      { ...totals, newestTurn: { seq, failure: failureOf(failureReasonOf(turn), cause) } },
    ]),
  );
}

function inOrder(db: Database, organizationId: string, page: TaskPage, also?: SQL) {
  const direction = page.order === 'asc' ? asc : desc;
  return db
    .select()
    .from(tasks)
    .where(and(whereTasks(db, organizationId, page), isAfter(page), also))
    .orderBy(direction(sortedBy(page.sort)), direction(tasks.id))
    .limit(page.limit);
}

function scanTasks(
  db: Database,
  organizationId: string,
  { sort, order, limit }: TaskPage,
  search: Search,
  among: ReturnType<typeof inOrder>,
): Promise<FoundTask[]> {
  const task = among.as('task');
  const hit = db
    .select({ field: texts.field, seq: texts.seq })
    .from(texts)
    .where(and(eq(texts.organizationId, organizationId), eq(texts.taskId, task.id), holds(search)))
    .orderBy(desc(eq(texts.field, 'title')), asc(texts.seq), asc(texts.field))
    .limit(1)
    .as('hit');
  const direction = order === 'asc' ? asc : desc;
  return db
    .select()
    .from(task)
    .innerJoinLateral(hit, sql`true`)
    .orderBy(direction(task[sort]), direction(task.id))
    .limit(limit);
}

/** Keeps Postgres from using the index. */
function holds(search: Search): SQL {
  return sql`ts_match_vq(${texts.words}, ${searchQuery(search)}::tsquery)`;
}

/** Looks up the longest phrase only: the others cost more than they narrow. */
function matchingTasks(db: Database, organizationId: string, search: Search) {
  const phrase = longestPhrase(search);
  const indexed = searchQuery(phrase === undefined ? search : [phrase]);
  return db
    .selectDistinct({ taskId: texts.taskId })
    .from(texts)
    .where(
      and(
        eq(texts.organizationId, organizationId),
        sql`${texts.words} @@ ${indexed}::tsquery`,
        search.length > 1 ? holds(search) : undefined,
      ),
    );
}
