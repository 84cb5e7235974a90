import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { TaskRecord } from '../domain/records.ts';
import { type Search, tellingPhrase } from '../domain/search/search.ts';
import type { FoundTask, TaskFilter, TaskPage } from '../domain/store.ts';
import { placeOf } from '../domain/task-cursor.ts';
import type { Database } from './database.ts';
import { texts } from './record-schema.ts';
import { tasks } from './schema.ts';
import { isAfter, sortedBy, whereTasks } from './task-filter.ts';
import { searchQuery } from './text-vector.ts';

/** How many tasks of the list are looked into at first, and in one go at most. */
const FIRST_LOOK = 200;
const LONGEST_LOOK = 1000;
/** Of the tasks looked into, how many must fit for it to be worth looking into more of them. */
const WORTHWHILE = 0.04;

/**
 * A page of the list. A search goes through the list task by task where it hits often, and where it doesn't it asks the
 * index of words: what is quick for one is slow for the other, and only a look tells which it is.
 */
export async function listTasks(db: Database, organizationId: string, page: TaskPage): Promise<FoundTask[]> {
  const { search, limit } = page;
  if (search.length === 0) return (await readTasks(db, organizationId, page)).map((task) => ({ task }));
  const found: FoundTask[] = [];
  let { after } = page;
  for (let look = FIRST_LOOK; ;) {
    const tasksHere = await readTasks(db, organizationId, { ...page, after, limit: look });
    const hits = await hitsIn(db, organizationId, tasksHere, search);
    found.push(...hits);
    const last = tasksHere.at(-1);
    if (found.length >= limit || tasksHere.length < look || last === undefined) return found.slice(0, limit);
    after = placeOf(last, page.sort);
    const share = hits.length / look;
    if (share < WORTHWHILE) break;
    look = Math.min(LONGEST_LOOK, Math.ceil((1.2 * (limit - found.length)) / share));
  }
  const rest = { ...page, after, limit: limit - found.length };
  const others = await readTasks(db, organizationId, rest, inArray(tasks.id, fitting(db, organizationId, search)));
  return [...found, ...(await hitsIn(db, organizationId, others, search))];
}

/** How many tasks a filter leaves, over all pages. */
export async function countTasks(db: Database, organizationId: string, filter: TaskFilter): Promise<number> {
  const { search } = filter;
  const [row] = await db
    .select({ total: count() })
    .from(tasks)
    .where(
      and(
        whereTasks(db, organizationId, filter),
        search.length === 0 ? undefined : inArray(tasks.id, fitting(db, organizationId, search)),
      ),
    );
  return row?.total ?? 0;
}

/** Tasks in the order asked for, whatever is searched. */
function readTasks(db: Database, organizationId: string, page: TaskPage, also?: SQL): Promise<TaskRecord[]> {
  const direction = page.order === 'asc' ? asc : desc;
  return db
    .select()
    .from(tasks)
    .where(and(whereTasks(db, organizationId, page), isAfter(page), also))
    .orderBy(direction(sortedBy(page.sort)), direction(tasks.id))
    .limit(page.limit);
}

/** Those of these tasks that a search hits, in their order, with the place of the first hit. */
async function hitsIn(
  db: Database,
  organizationId: string,
  candidates: readonly TaskRecord[],
  search: Search,
): Promise<FoundTask[]> {
  if (candidates.length === 0) return [];
  const hits = await db
    .selectDistinctOn([texts.taskId], { taskId: texts.taskId, field: texts.field, seq: texts.seq })
    .from(texts)
    .where(
      and(
        eq(texts.organizationId, organizationId),
        inArray(
          texts.taskId,
          candidates.map(({ id }) => id),
        ),
        holds(search),
      ),
    )
    .orderBy(asc(texts.taskId), desc(eq(texts.field, 'title')), asc(texts.seq), asc(texts.field));
  const byTask = new Map(hits.map(({ taskId, ...hit }) => [taskId, hit]));
  return candidates.flatMap((task) => {
    const hit = byTask.get(task.id);
    return hit === undefined ? [] : [{ task, hit }];
  });
}

/** Asks a text itself: as a call, which no index answers, since looking up a common word takes longer than reading a text. */
function holds(search: Search): SQL {
  return sql`ts_match_vq(${texts.words}, ${searchQuery(search)}::tsquery)`;
}

/** The tasks with a text that a search hits, by the index: asked for its most telling phrase alone, since the others only cost. */
function fitting(db: Database, organizationId: string, search: Search) {
  const telling = tellingPhrase(search);
  const indexed = searchQuery(telling === undefined ? search : [telling]);
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
