import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { TaskPage, TaskStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { tasks } from './schema.ts';

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

    listTasks(organizationId, { archived, limit, after }) {
      return db
        .select()
        .from(tasks)
        .where(
          and(
            eq(tasks.organizationId, organizationId),
            shown(archived),
            after &&
              sql`(${tasks.createdAt}, ${tasks.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id})`,
          ),
        )
        .orderBy(desc(tasks.createdAt), desc(tasks.id))
        .limit(limit);
    },

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
      await db.update(tasks).set(change).where(one(organizationId, taskId));
    },
  };
}

function shown(archived: TaskPage['archived']) {
  switch (archived) {
    case 'exclude':
      return isNull(tasks.archivedAt);
    case 'only':
      return isNotNull(tasks.archivedAt);
    case 'include':
      return undefined;
  }
}
