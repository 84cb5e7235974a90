import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { createGate } from '../harness/gate.ts';
import { saying, textOf } from '../harness/read-stream.ts';
import { hold, text } from '../harness/scripted-engine.ts';
import { expectEventually } from '../harness/expect-eventually.ts';
import { describeApi } from './describe-api.ts';

const KIB = 'x'.repeat(1024);

describeApi("a stream's readers", (target) => {
  test('can disconnect while the run goes on and is recorded in full', async () => {
    const [taskId, gate] = [newId('tsk'), createGate()];
    target.engine.on('Hang up on me.', text('Before. ', gate, 'After.'));
    const stream = await target.client.stream({ input: 'Hang up on me.', taskId });
    await stream.until(saying('Before.'));
    await stream.close();
    await gate.reached;
    gate.open();

    await expectEventually(async () => (await target.client.readLastTurn(taskId)).status).toBe('completed');
    const worker = (await target.client.readTask(taskId)).task.workerId;
    expect(textOf(await (await target.client.resume(worker, taskId)).rest())).toBe('Before. After.');
  });

  test('can disconnect from a blocking request while the run goes on', async () => {
    const [taskId, gate, caller] = [newId('tsk'), createGate(), new AbortController()];
    target.engine.on('Never mind.', hold(gate), text('Done all the same.'));
    const calling = target.client.send({ input: 'Never mind.', taskId }, { signal: caller.signal });
    await gate.reached;
    caller.abort();
    await expect(calling).rejects.toThrow(/abort/i);
    gate.open();

    await expectEventually(async () => (await target.client.readLastTurn(taskId)).status).toBe('completed');
    expect((await target.client.readLastTurn(taskId)).outputText).toBe('Done all the same.');
  });

  test('do not slow the run if they read slowly', async () => {
    const [taskId, kibs] = [newId('tsk'), 4096];
    target.engine.on('A flood.', text(...Array.from({ length: kibs / 64 }, () => KIB.repeat(64))));
    const slow = await target.client.stream({ input: 'A flood.', taskId });

    await expectEventually(async () => (await target.client.readLastTurn(taskId)).status).toBe('completed');
    expect(slow.frames).toEqual([]);
    expect(textOf(await slow.rest())).toHaveLength(kibs * 1024);
    expect(slow.frames.at(-1)?.event).toBe('done');
  });

  test('get the same bytes, fifty at once', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    const gates = Array.from({ length: 4 }, createGate);
    target.engine.on('To fifty.', text(...gates.flatMap((gate, i) => [gate, `part ${i} — ünï `, KIB])));
    const first = await target.client.stream({ input: 'To fifty.', taskId, workerId: worker.id });
    const readers = [first];
    for (const gate of gates) {
      await gate.reached;
      const joining = Array.from({ length: 12 }, () => target.client.resume(worker.id, taskId));
      readers.push(...(await Promise.all(joining)));
      gate.open();
    }
    readers.push(await target.client.resume(worker.id, taskId));
    await Promise.all(readers.map((reader) => reader.rest()));

    expect(readers).toHaveLength(50);
    expect(first.frames.at(-1)?.event).toBe('done');
    expect(new Set(readers.map(({ raw }) => raw)).size).toBe(1);
  });

  test('get nothing of other tasks', async () => {
    const taskIds = Array.from({ length: 6 }, () => newId('tsk'));
    const streams = await Promise.all(
      taskIds.map((taskId) => {
        target.engine.on(`Only ${taskId}.`, text(...Array.from({ length: 20 }, (_, i) => `${taskId}:${i} `)));
        return target.client.stream({ input: `Only ${taskId}.`, taskId });
      }),
    );
    await Promise.all(streams.map((stream) => stream.rest()));

    for (const [i, stream] of streams.entries()) {
      expect(textOf(stream.frames)).toBe(Array.from({ length: 20 }, (_, n) => `${taskIds[i]}:${n} `).join(''));
    }
  });
});
