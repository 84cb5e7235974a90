import { and, asc, eq, inArray } from 'drizzle-orm';
import type { FileStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { files } from './record-schema.ts';
import { tasks } from './schema.ts';

export function fileQueries(db: Database): FileStore {
  return {
    async insertFile(file) {
      await db.transaction(async (tx) => {
        await tx.insert(files).values(file);
        await tx
          .update(tasks)
          .set({ hasFiles: true })
          .where(
            and(eq(tasks.organizationId, file.organizationId), eq(tasks.id, file.taskId), eq(tasks.hasFiles, false)),
          );
      });
    },

    listFiles(organizationId, taskId) {
      return db
        .select()
        .from(files)
        .where(and(eq(files.organizationId, organizationId), eq(files.taskId, taskId)))
        .orderBy(asc(files.position), asc(files.id));
    },

    async filterStoredFileIds(fileIds) {
      const stored = await db
        .select({ id: files.id })
        .from(files)
        .where(inArray(files.id, [...fileIds]));
      return stored.map(({ id }) => id);
    },
  };
}
