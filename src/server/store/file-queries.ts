import { and, asc, eq, inArray } from 'drizzle-orm';
import type { FileStore } from '../domain/store.ts';
import type { Database } from './database.ts';
import { files } from './schema.ts';

export function fileQueries(db: Database): FileStore {
  return {
    async insertFile(file) {
      await db.insert(files).values(file);
    },

    listFiles(organizationId, taskId) {
      return db
        .select()
        .from(files)
        .where(and(eq(files.organizationId, organizationId), eq(files.taskId, taskId)))
        .orderBy(asc(files.position), asc(files.id));
    },

    async whichStored(fileIds) {
      const stored = await db
        .select({ id: files.id })
        .from(files)
        .where(inArray(files.id, [...fileIds]));
      return stored.map(({ id }) => id);
    },
  };
}
