import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FileShelf } from '../domain/file-shelf.ts';

/** Stores files in one folder, named by their ids. Names from clients never become paths. */
export async function openFileShelf(folder: string): Promise<FileShelf> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = (fileId: string) => path.join(folder, fileId);
  return {
    async adopt(uploadPath, fileId) {
      // A note of the id in the upload's folder. After a crash, `sweepUploads` finds files without a database row
      // by it.
      await writeFile(path.join(path.dirname(uploadPath), fileId), '', { mode: 0o600 });
      await rename(uploadPath, at(fileId));
    },

    async write(fileId, content) {
      const unfinished = `${at(fileId)}.new`;
      try {
        await writeFile(unfinished, content, { mode: 0o600 });
        await rename(unfinished, at(fileId));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },

    read: (fileId) => readFile(at(fileId)),
    pathOf: at,

    async stream(fileId) {
      const handle = await open(at(fileId));
      return Readable.toWeb(createReadStream(at(fileId), { fd: handle })) as ReadableStream<Uint8Array>;
    },

    remove: (fileId) => rm(at(fileId), { force: true }),
  };
}
