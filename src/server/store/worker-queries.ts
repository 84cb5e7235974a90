import { and, desc, eq, isNull } from 'drizzle-orm';
import type { WorkerStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { workers } from './schema.ts';

export function workerQueries(db: Database): WorkerStore {
  const one = (organizationId: string, workerId: string) =>
    and(eq(workers.organizationId, organizationId), eq(workers.id, workerId));
  return {
    async insertWorker(worker) {
      await db.insert(workers).values(worker);
    },

    async findWorker(organizationId, workerId) {
      const [row] = await db.select().from(workers).where(one(organizationId, workerId));
      return row;
    },

    listWorkers(organizationId) {
      return db
        .select()
        .from(workers)
        .where(and(eq(workers.organizationId, organizationId), isNull(workers.deletedAt)))
        .orderBy(desc(workers.createdAt), desc(workers.id));
    },

    async updateWorker(organizationId, workerId, change) {
      await db.update(workers).set(change).where(one(organizationId, workerId));
    },
  };
}
