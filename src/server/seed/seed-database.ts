import { eq, sql } from 'drizzle-orm';
import type { FileStorage } from '../domain/file-storage.ts';
import type { Database } from '../store/database.ts';
import { files, texts, turnParts } from '../store/record-schema.ts';
import { organizations, tasks, turns, workers } from '../store/schema.ts';
import { textVector } from '../store/text-vector.ts';
import { setFailureCauses } from '../store/failure-cause.ts';
import { enterEndedTurns } from '../store/usage-schema.ts';
import type { History } from './make-history.ts';
import type { MadeTask } from './make-task.ts';
import { withoutIndexes } from './without-indexes.ts';
import { writeRows } from './write-rows.ts';

const TASKS_A_WRITE = 250;
const ROUND_SUM = 50_000;

export interface Seeded {
  workers: number;
  tasks: number;
  turns: number;
  files: number;
  creditsSpent: number;
  creditsGranted: number;
}

/** All or nothing. */
export async function seedDatabase(
  db: Database,
  fileStorage: FileStorage,
  organizationId: string,
  history: History,
): Promise<Seeded> {
  const seeded = await db.transaction((tx) =>
    withoutIndexes(tx, () => writeHistory(tx, fileStorage, organizationId, history)),
  );
  // PGlite never does it by itself.
  await db.execute(sql`vacuum analyze`);
  return seeded;
}

async function writeHistory(
  db: Database,
  fileStorage: FileStorage,
  organizationId: string,
  history: History,
): Promise<Seeded> {
  const made = { workers: history.workers.length, tasks: 0, turns: 0, files: 0, creditsSpent: 0 };
  await writeRows(db, workers, history.workers);
  for (const some of inGroups(history.tasks, TASKS_A_WRITE)) {
    await writeTasks(db, fileStorage, some);
    made.tasks += some.length;
    for (const task of some) {
      made.turns += task.turns.length;
      made.files += task.files.length;
      made.creditsSpent += task.task.credits;
    }
  }
  const creditsGranted = Math.ceil((made.creditsSpent * 1.06) / ROUND_SUM) * ROUND_SUM;
  const { creditsSpent } = made;
  await db.update(organizations).set({ creditsGranted, creditsSpent }).where(eq(organizations.id, organizationId));
  await enterEndedTurns(db);
  await setFailureCauses(db);
  return { ...made, creditsGranted };
}

async function writeTasks(db: Database, fileStorage: FileStorage, made: readonly MadeTask[]): Promise<void> {
  const batch = made.flatMap(({ turns: ofTask }) => ofTask);
  const attached = made.flatMap(({ files: ofTask }) => ofTask);
  const tasksMade = made.map(({ task }) => task);
  const turnsMade = batch.map(({ turn }) => turn);
  const folded = batch.map(({ turn: { organizationId, taskId, seq }, parts }) => {
    const pairs = parts.map(({ at, part }): [number, unknown] => [at, part]);
    return { organizationId, taskId, seq, count: pairs.length, parts: pairs };
  });
  const records = attached.map(({ record }) => record);
  await writeRows(db, tasks, tasksMade);
  await writeRows(db, turns, turnsMade);
  await writeRows(db, turnParts, folded);
  await writeRows(db, texts, made.flatMap(textsOf));
  await writeRows(db, files, records);
  await Promise.all(
    attached.map(({ record, content }) => fileStorage.write(record.id, new TextEncoder().encode(content))),
  );
}

function textsOf({ task, turns: ofTask }: MadeTask) {
  return ofTask.flatMap(({ turn: { organizationId, taskId, seq, input, outputText } }) => {
    const batch = [
      { field: 'title' as const, text: seq === 0 ? task.title : '' },
      { field: 'input' as const, text: input },
      { field: 'output' as const, text: outputText },
    ];
    return batch
      .map(({ field, text }) => ({ organizationId, taskId, seq, field, words: textVector(text) }))
      .filter(({ words }) => words !== '');
  });
}

function* inGroups<T>(all: Iterable<T>, size: number): Generator<T[], void, void> {
  let group: T[] = [];
  for (const one of all) {
    group.push(one);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
