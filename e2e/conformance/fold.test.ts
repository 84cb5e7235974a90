import { eq, sql } from 'drizzle-orm';
import { newId } from '#contract/ids.ts';
import { parseEventId } from '#contract/task-event.ts';
import { openDatabase } from '#server/store/open-database.ts';
import { parts, texts, turnParts } from '#server/store/record-schema.ts';
import { expect, test } from 'vitest';
import type { ApiClient } from '../harness/api-client.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import type { Frame } from '../harness/read-stream.ts';
import { createScriptedEngine, fail, say, text } from '../harness/scripted-engine.ts';
import { startApi } from '../harness/start-api.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

async function countForms({ dataDir, databaseUrl }: Storage): Promise<{ rows: number; folded: number }> {
  const unexpected = (problem: unknown) => {
    throw problem;
  };
  const { db, close } = await openDatabase({ dataDir, databaseUrl, report: unexpected, onLost: unexpected });
  try {
    return { rows: await db.$count(parts), folded: await db.$count(turnParts) };
  } finally {
    await close();
  }
}

/** Unfolds the turns, as after a crash before folding. */
async function unfold({ dataDir, databaseUrl }: Storage): Promise<void> {
  const { db, close } = await openDatabase({ dataDir, databaseUrl, report: () => {}, onLost: () => {} });
  await db.execute(sql`
    with gone as (delete from ${turnParts} returning *)
    insert into ${parts} (organization_id, task_id, seq, "offset", at, part)
    select organization_id, task_id, seq, place - 1, (pair->>0)::bigint, pair->1
    from gone, json_array_elements(gone.parts) with ordinality as pairs(pair, place)`);
  await db.delete(texts).where(eq(texts.field, 'output'));
  await close();
}

/** Selects the edges of batches of 64 parts, the first turn and the last parts. */
function isAtEdge({ id = '' }: Frame, place: number, frames: readonly Frame[]): boolean {
  const at = parseEventId(id);
  return at !== undefined && (at.seq === 0 || (at.offset + 2) % 64 < 4 || frames.length - place < 6);
}

/** Reads a task's parts by record, by stream, and after each part. */
async function readAll(client: ApiClient, workerId: string, taskId: string) {
  const frames = await (await client.resume(workerId, taskId)).rest();
  const middle = frames[Math.floor(frames.length / 2)]?.id;
  const rests = await Promise.all(
    frames.filter(isAtEdge).map(async (frame) => ({
      place: frames.indexOf(frame),
      length: (await (await client.resume(workerId, taskId, frame.id)).rest()).length,
    })),
  );
  return {
    turns: await client.readTurns(taskId, '?parts=true'),
    frames,
    rest: await (await client.resume(workerId, taskId, middle)).rest(),
    rests,
    state: (await client.readWorker(workerId, `?taskId=${taskId}`)).messages,
  };
}

test(`a turn reads the same before and after folding, and is folded after a crash (${targetName})`, async () => {
  const storage = await makeStorage();
  const engine = createScriptedEngine();
  const [first, second] = [newId('snd'), newId('snd')];
  const odd = { type: 'text-delta', id: 'x', delta: 'ä\u2028"\\😀' } as const;
  engine.on(first, text('one ', 'two '), say({ type: 'text-start', id: 'x' }, odd, { type: 'text-end', id: 'x' }));
  engine.on(second, text(...Array.from({ length: 150 }, (_, n) => `${n} `)), fail('at last'));
  const taskId = newId('tsk');

  const api = await startApi({ ...storage, engine });
  const worker = await api.client.createWorker();
  const live = await (await api.client.stream({ input: first, taskId, workerId: worker.id })).rest();
  await (await api.client.stream({ input: second, taskId })).rest();
  const before = await readAll(api.client, worker.id, taskId);
  expect(before.frames.slice(0, live.length - 1)).toEqual(live.slice(0, -1));
  expect(before.rests.length).toBeGreaterThan(15);
  expect(before.rests).toEqual(before.rests.map(({ place }) => ({ place, length: before.frames.length - 1 - place })));

  await api.restart();
  const after = await readAll(api.client, worker.id, taskId);
  expect(after).toEqual(before);
  await api.stop();

  await unfold(storage);
  expect(await countForms(storage)).toMatchObject({ folded: 0 });
  const again = await startApi({ ...storage, engine });
  expect(await readAll(again.client, worker.id, taskId)).toEqual(before);
  await again.client.run({ input: 'And now?', taskId });
  expect(engine.turnsOf('And now?')[0]?.history.map(({ parts: recorded }) => recorded.length)).toEqual(
    before.turns.map(({ parts: recorded }) => recorded?.length),
  );
  for (const word of ['two', '149', 'answer']) {
    await expectEventually(async () => (await again.client.readTasks(`?q=${word}`)).items.length).toBe(1);
  }
  await again.stop();
  expect(await countForms(storage)).toEqual({ rows: 0, folded: 3 });
  await storage.remove();
});
