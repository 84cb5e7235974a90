import { newId } from '#contract/ids.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from '../harness/gate.ts';
import { type Frame, saying } from '../harness/read-stream.ts';
import { hold, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

const wordsOf = (frames: readonly Frame[]) => frames.map(({ id, event, data }) => ({ id, event, data }));

describeApi('resuming a stream', (target) => {
  async function startGated() {
    const [worker, taskId, input] = [await target.client.createWorker(), newId('tsk'), newId('snd')];
    const gates = Array.from({ length: 8 }, createGate);
    target.engine.on(input, text(...gates.flatMap((gate, i) => [gate, `a${i} `, `b${i} `])));
    const live = await target.client.stream({ input, taskId, workerId: worker.id });
    return { gates, live, resume: (after?: string) => target.client.resume(worker.id, taskId, after) };
  }

  test('returns exactly the rest after any event of an ended turn', async () => {
    const { gates, live, resume } = await startGated();
    for (const gate of gates) gate.open();
    const all = await live.rest();

    expect(wordsOf(await (await resume()).rest())).toEqual(wordsOf(all));
    for (const [i, { id }] of all.slice(0, -1).entries()) {
      expect(wordsOf(await (await resume(id)).rest())).toEqual(wordsOf(all.slice(i + 1)));
    }
  });

  test('has no gap and no duplicate from any event of a running turn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8), fc.nat(100), fc.nat(8), async (opened, from, more) => {
        const { gates, live, resume } = await startGated();
        const open = async (until: number) => {
          for (const [i, gate] of gates.slice(0, until).entries()) {
            gate.open();
            await live.until(saying(`b${i} `));
          }
        };
        await live.until(() => true);
        await open(opened);
        // The closing frame has no id.
        const seen = live.frames.filter(({ id }) => id !== undefined);
        const cut = from % seen.length;
        const resumed = await resume(seen[cut]?.id);
        await open(Math.min(opened + more, gates.length));
        const again = await resume();
        await open(gates.length);
        const [rest, whole, all] = await Promise.all([resumed.rest(), again.rest(), live.rest()]);

        expect(wordsOf(rest)).toEqual(wordsOf(all.slice(cut + 1)));
        expect(wordsOf(whole)).toEqual(wordsOf(all));
      }),
      { numRuns: 40 },
    );
  });

  test('has no gap and no duplicate while events arrive fast', async () => {
    const [worker, taskId, started] = [await target.client.createWorker(), newId('tsk'), createGate()];
    const words = Array.from({ length: 2000 }, (_, i) => `w${i} `);
    target.engine.on('Pour.', hold(started), text(...words));
    const live = await target.client.stream({ input: 'Pour.', taskId, workerId: worker.id });
    await started.reached;
    started.open();
    const resumed = [];
    for (const at of [0, 200, 700, 1300, 1900]) {
      const { id } = await live.until(saying(`w${at} `));
      resumed.push({ id, rest: (await target.client.resume(worker.id, taskId, id)).rest() });
    }
    const all = wordsOf(await live.rest());
    for (const { id, rest } of resumed) {
      expect(wordsOf(await rest)).toEqual(all.slice(all.findIndex((word) => word.id === id) + 1));
    }
  });

  test('streams every turn from the first, and follow-ups by their seq', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    for (const input of ['Uno.', 'Due.', 'Tre.']) await target.client.run({ input, taskId, workerId: worker.id });
    const frames = await (await target.client.resume(worker.id, taskId)).rest();

    expect(frames.filter(({ part }) => part?.type === 'data-turn').map(({ id }) => id)).toEqual(['0/0', '1/0', '2/0']);
    const tail = await (await target.client.resume(worker.id, taskId, '1/0')).rest();
    expect(wordsOf(tail)).toEqual(wordsOf(frames.slice(frames.findIndex(({ id }) => id === '1/0') + 1)));
  });

  test('treats an ended task as ended', async () => {
    const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
    await target.client.run({ input: 'Ended.', taskId, workerId: worker.id });
    const all = await (await target.client.resume(worker.id, taskId)).rest();
    const lastId = all.findLast(({ part }) => part !== undefined)?.id;

    const nothingLeft = await (await target.client.resume(worker.id, taskId, lastId)).rest();
    expect(nothingLeft).toMatchObject([{ event: 'done', data: '[DONE]' }]);
  });

  test.each(['soon', '0', '-1/0', '0/-1', '99/0', '0/999999', '0/0/0', '"; drop table turns'])(
    'accepts the unknown event id %j',
    async (id) => {
      const [worker, taskId] = [await target.client.createWorker(), newId('tsk')];
      await target.client.run({ input: 'Never said.', taskId, workerId: worker.id });
      const stream = await target.client.resume(worker.id, taskId, id);

      expect(stream.response.status).toBeOneOf([200, 400, 422]);
      await (stream.response.status === 200 ? stream.rest() : stream.close());
    },
  );

  test("uses the worker's latest task if none is given", async () => {
    const worker = await target.client.createWorker();
    await target.client.run({ input: 'The earlier.', workerId: worker.id });
    await target.client.run({ input: 'The latest.', workerId: worker.id });

    expect(await target.client.readWorker(worker.id)).toMatchObject({ output_text: 'Answer to: The latest.' });
    const response = await target.client.fetch('GET', `/api/workers/${worker.id}?stream=true`);
    expect(await response.text()).toContain('The latest.');
  });
});
