import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFileStorage } from './open-file-storage.ts';
import { sweepUploads } from './sweep-uploads.ts';

test('removes uploads, and adopted files whose turn was never stored', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sweep-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const [uploads, files] = [path.join(dataDir, 'uploads'), path.join(dataDir, 'files')];
  const fileStorage = await openFileStorage(files);
  await mkdir(path.join(uploads, 'snd_1'), { recursive: true });
  for (const name of ['0', '1', '2']) await writeFile(path.join(uploads, 'snd_1', name), 'a\n1\n');
  await fileStorage.adopt(path.join(uploads, 'snd_1', '0'), 'fil_stored');
  await fileStorage.adopt(path.join(uploads, 'snd_1', '1'), 'fil_lost');
  await fileStorage.write('fil_of_another_database', Buffer.from('x'));

  const filterStoredFileIds = async (ids: readonly string[]) => ids.filter((id) => id === 'fil_stored');
  await sweepUploads({ store: { filterStoredFileIds }, fileStorage }, uploads);

  expect((await readdir(files)).toSorted()).toEqual(['fil_of_another_database', 'fil_stored']);
  expect(await readdir(uploads)).toEqual([]);
});
