import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileStorage } from '../domain/file-storage.ts';
import type { FileStore } from '../domain/store.ts';

/** Removes uploads, and adopted files whose turn was never stored. Call at start. */
export async function sweepUploads(
  { store, fileStorage }: { store: Pick<FileStore, 'filterStoredFileIds'>; fileStorage: FileStorage },
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  const noted = left.filter((entry) => entry.isFile() && entry.name.startsWith('fil_')).map(({ name }) => name);
  const stored = new Set(await store.filterStoredFileIds(noted));
  for (const fileId of noted) if (!stored.has(fileId)) await fileStorage.remove(fileId);
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
}
