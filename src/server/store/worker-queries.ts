import { and, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { WorkerStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { tasks, turns, workers, workerVersions } from './schema.ts';

export function workerQueries(db: Database): WorkerStore {
  const one = (organizationId: string, workerId: string) =>
    and(eq(workers.organizationId, organizationId), eq(workers.id, workerId));
  return {
    async insertWorker(worker) {
      await db.insert(workers).values(worker);
    },

    async findWorker(organizationId, workerId, options) {
      const query = db.select().from(workers).where(one(organizationId, workerId));
      const [row] = await (options?.lock === true ? query.for('update') : query);
      return row;
    },

    listWorkers(organizationId, { ids, withTexts }) {
      // A probe of the index on each worker's tasks.
      const newestTask = db
        .select({ createdAt: tasks.createdAt })
        .from(tasks)
        .where(and(eq(tasks.organizationId, workers.organizationId), eq(tasks.workerId, workers.id)))
        .orderBy(desc(tasks.createdAt), desc(tasks.id))
        .limit(1)
        .as('newest_task');
      return db
        .select({
          ...getTableColumns(workers),
          instructions: withTexts ? workers.instructions : sql<string>`''`,
          outputSchema: withTexts ? workers.outputSchema : sql<null>`null`,
          lastTaskAt: newestTask.createdAt,
        })
        .from(workers)
        .leftJoinLateral(newestTask, sql`true`)
        .where(
          and(
            eq(workers.organizationId, organizationId),
            isNull(workers.deletedAt),
            ids === undefined ? undefined : inArray(workers.id, [...ids]),
          ),
        )
        .orderBy(desc(workers.createdAt), desc(workers.id));
    },

    async updateWorker(organizationId, workerId, change) {
      await db.update(workers).set(change).where(one(organizationId, workerId));
    },

    async insertWorkerVersions(versions) {
      await db.insert(workerVersions).values([...versions]);
    },

    listWorkerVersions(organizationId, workerId, { before, limit }) {
      return db
        .select()
        .from(workerVersions)
        .where(
          and(
            eq(workerVersions.organizationId, organizationId),
            eq(workerVersions.workerId, workerId),
            before === undefined ? undefined : lt(workerVersions.version, before),
          ),
        )
        .orderBy(desc(workerVersions.version))
        .limit(limit);
    },

    async countTurnsByStart(organizationId, workerId, starts) {
      const edges = sql`(select ${`{${starts.map((start) => start.toISOString()).join(',')}}`}::text::timestamptz[])`;
      // 0 for turns before the first start.
      const period = sql<number>`width_bucket(${turns.startedAt}, ${edges})`;
      const rows = await db
        .select({
          period: period.as('period'),
          turns: sql`count(*)`.mapWith(Number),
          failedTurns: sql`count(*) filter (where ${turns.status} = 'error')`.mapWith(Number),
          credits: sql`sum(${turns.credits})`.mapWith(Number),
          outputs: {
            turns: sql`count(${turns.outputValid})`.mapWith(Number),
            credits: sql`coalesce(sum(${turns.credits}) filter (where ${turns.outputValid} is not null), 0)`.mapWith(
              Number,
            ),
            valid: sql`count(*) filter (where ${turns.outputValid})`.mapWith(Number),
          },
        })
        .from(turns)
        .innerJoin(tasks, and(eq(tasks.organizationId, turns.organizationId), eq(tasks.id, turns.taskId)))
        .where(
          and(eq(tasks.organizationId, organizationId), eq(tasks.workerId, workerId), isNotNull(turns.completedAt)),
        )
        .groupBy(sql`period`);
      return starts.map((_, at) => {
        const {
          turns: count = 0,
          failedTurns = 0,
          credits = 0,
          outputs,
        } = rows.find((row) => row.period === at + 1) ?? {};
        return { turns: count, failedTurns, credits, outputs: outputs ?? { turns: 0, credits: 0, valid: 0 } };
      });
    },
  };
}
