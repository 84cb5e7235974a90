import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FileStorage } from '../domain/file-storage.ts';

export async function openFileStorage(folder: string): Promise<FileStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = (fileId: string) => path.join(folder, fileId);
  return {
    async adopt(uploadPath, fileId) {
      // After a crash, `sweepUploads` finds the id here.
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
