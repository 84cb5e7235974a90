import { and, desc, eq } from 'drizzle-orm';
import type { TaskStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { failureCauseOf } from './failure-cause.ts';
import { tasks } from './schema.ts';
import { countCauses, countTasks, listTasks, sumMatchingTurns } from './task-list.ts';

export function taskQueries(db: Database): TaskStore {
  const one = (organizationId: string, taskId: string) =>
    and(eq(tasks.organizationId, organizationId), eq(tasks.id, taskId));
  return {
    async insertTask(task) {
      const rows = await db.insert(tasks).values(task).onConflictDoNothing().returning({ id: tasks.id });
      return rows.length > 0;
    },

    async findTask(organizationId, taskId, options) {
      const query = db.select().from(tasks).where(one(organizationId, taskId));
      const [row] = await (options?.lock === true ? query.for('update') : query);
      return row;
    },

    listTasks: (organizationId, page) => listTasks(db, organizationId, page),
    countTasks: (organizationId, filter) => countTasks(db, organizationId, filter),
    countCauses: (organizationId, filter) => countCauses(db, organizationId, filter),
    sumMatchingTurns: (organizationId, taskIds, filter) => sumMatchingTurns(db, organizationId, taskIds, filter),

    async newestTask(organizationId, workerId) {
      const [row] = await db
        .select()
        .from(tasks)
        .where(and(eq(tasks.organizationId, organizationId), eq(tasks.workerId, workerId)))
        .orderBy(desc(tasks.createdAt), desc(tasks.id))
        .limit(1);
      return row;
    },

    async updateTask(organizationId, taskId, change) {
      const { failureReason } = change;
      const failureCause = failureReason === undefined ? undefined : failureCauseOf(failureReason);
      await db
        .update(tasks)
        .set({ ...change, failureCause })
        .where(one(organizationId, taskId));
    },
  };
}
