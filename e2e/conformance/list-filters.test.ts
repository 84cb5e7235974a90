import { newId } from '#contract/ids.ts';
import { TASK_SORTS } from '#contract/task-list-query.ts';
import { type Task } from '#contract/task.ts';
import { expect, test } from 'vitest';
import type { ApiClient, Fields } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { saying } from '../harness/read-stream.ts';
import { fail, refuse, text, writeFile } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

const SECOND_MS = 1000;

describeApi('the filtered list of tasks', (target) => {
  async function run(client: ApiClient, fields: Fields = {}): Promise<string> {
    const taskId = String(fields.taskId ?? newId('tsk'));
    await client.run({ input: 'Something.', ...fields, taskId });
    return taskId;
  }

  async function runFailing(client: ApiClient, fields: Fields = {}): Promise<string> {
    const input = newId('snd');
    target.engine.on(input, fail('on purpose'));
    return run(client, { ...fields, input });
  }

  async function runAborted(client: ApiClient): Promise<string> {
    const [taskId, input, gate] = [newId('tsk'), newId('snd'), createGate()];
    target.engine.on(input, text('So far. ', gate));
    const stream = await client.stream({ input, taskId });
    await stream.until(saying('So far.'));
    await client.abort(taskId);
    await stream.rest();
    return taskId;
  }

  const idsOf = async (client: ApiClient, query: string) => (await client.readTasks(query)).items.map(({ id }) => id);

  test('filters by the status of the last turn', async () => {
    const client = await target.stranger();
    const completed = await run(client);
    const failed = await runFailing(client);
    const aborted = await runAborted(client);
    const mended = await runFailing(client);
    await run(client, { taskId: mended });

    expect(await idsOf(client, '?status=completed')).toEqual([mended, completed]);
    expect(await idsOf(client, '?status=error')).toEqual([failed]);
    expect(await idsOf(client, '?status=error&status=aborted')).toEqual([aborted, failed]);
    expect(await idsOf(client, '?hasErrors=true')).toEqual([mended, failed]);
    expect(await idsOf(client, '?hasErrors=false')).toEqual([aborted, completed]);
  });

  test('filters by running tasks', async () => {
    const client = await target.stranger();
    await run(client);
    const [taskId, input, gate] = [newId('tsk'), newId('snd'), createGate()];
    target.engine.on(input, text('So far. ', gate));
    const stream = await client.stream({ input, taskId });
    await stream.until(saying('So far.'));

    expect(await idsOf(client, '?status=running')).toEqual([taskId]);
    expect(await idsOf(client, '?of=turns&status=running')).toEqual([taskId]);
    gate.open();
    await stream.rest();
    expect(await idsOf(client, '?status=running&status=pending')).toEqual([]);
  });

  test('filters by worker, budget and trigger, with several values each', async () => {
    const [one, other] = [await target.client.createWorker(), await target.client.createWorker()];
    const low = await run(target.client, { workerId: one.id, budget: 'low' });
    const high = await run(target.page, { workerId: other.id, budget: 'high' });
    const both = `workerId=${one.id}&workerId=${other.id}`;

    expect(await idsOf(target.client, `?${both}`)).toEqual([high, low]);
    expect(await idsOf(target.client, `?workerId=${one.id}`)).toEqual([low]);
    expect(await idsOf(target.client, `?${both}&budget=high&budget=unlimited`)).toEqual([high]);
    expect(await idsOf(target.client, `?${both}&triggeredBy=api`)).toEqual([low]);
    expect(await idsOf(target.client, `?${both}&triggeredBy=api&budget=high`)).toEqual([]);
    expect(await idsOf(target.client, '?workerId=wrk_nobody')).toEqual([]);
  });

  test('filters by files, attached or created', async () => {
    const client = await target.stranger();
    const none = await run(client);
    const [attached, made, input] = [newId('tsk'), newId('tsk'), newId('snd')];
    await client.upload({ input: 'With a file.', taskId: attached }, [new File(['a'], 'a.txt')]);
    target.engine.on(input, writeFile('b.txt', 'text/plain', 'b'));
    await run(client, { input, taskId: made });

    expect(await idsOf(client, '?hasFiles=true')).toEqual([made, attached]);
    expect(await idsOf(client, '?hasFiles=false')).toEqual([none]);
  });

  test('filters by credits, including both limits', async () => {
    const client = await target.stranger();
    const cheap = await run(client);
    const dear = await run(client, { input: 'word '.repeat(4000) });
    const { credits } = (await client.readTask(dear)).task.totals;
    expect(credits).toBeGreaterThan(1);

    expect(await idsOf(client, `?minCredits=${credits}`)).toEqual([dear]);
    expect(await idsOf(client, `?minCredits=${credits + 1}`)).toEqual([]);
    expect(await idsOf(client, '?maxCredits=1')).toEqual([cheap]);
    expect(await idsOf(client, `?minCredits=1&maxCredits=${credits}`)).toEqual([dear, cheap]);
  });

  test('returns the reason of the last turn’s failure, and what failures of one cause have in common', async () => {
    const client = await target.stranger();
    const failWith = async (reason: string, fields: Fields = {}) => {
      const input = newId('snd');
      target.engine.on(input, refuse(reason));
      return run(client, { ...fields, input });
    };
    const failureOf = async (taskId: string) => (await client.readTask(taskId)).task.failure;
    const cause = 'The tool … did not answer within … seconds';
    const first = await failWith('The tool search_text did not answer within 60 seconds. Send it again.');
    const second = await failWith('The tool read_page did not answer within 5 seconds.');
    const other = await failWith('');
    const aborted = await runAborted(client);
    const mended = await failWith('The tool read_page did not answer within 9 seconds.');
    await run(client, { taskId: mended });

    expect(await failureOf(second)).toEqual({ reason: 'The tool read_page did not answer within 5 seconds.', cause });
    expect(await failureOf(other)).toEqual({ reason: null, cause: 'none' });
    expect(await failureOf(aborted)).toEqual({ reason: 'aborted', cause: 'aborted' });
    expect(await failureOf(mended)).toBeNull();

    const query = `cause=${encodeURIComponent(cause)}`;
    expect(await idsOf(client, `?${query}`)).toEqual([second, first]);
    expect(await idsOf(client, `?${query}&cause=none`)).toEqual([other, second, first]);
    expect(await idsOf(client, `?${query}&of=turns`)).toEqual([mended, second, first]);
    expect((await client.readTasks(`?${query}&of=turns&count=true`)).total).toBe(3);
    const [item] = (await client.readTasks(`?${query}&of=turns`)).items;
    const reason = 'The tool read_page did not answer within 9 seconds.';
    expect(item).toMatchObject({
      fitting: { turnCount: 1, newestTurn: { seq: 0, failure: { reason, cause } } },
      totals: { turnCount: 2 },
      failure: null,
    });

    const countsOf = async (more: string) => (await client.readTasks(`?limit=1&causes=true${more}`)).causes;
    const [stopped, none] = [
      { cause: 'aborted', count: 1 },
      { cause: 'none', count: 1 },
    ];
    expect(await countsOf('')).toEqual([{ cause, count: 2 }, stopped, none]);
    expect(await countsOf('&status=error')).toEqual([{ cause, count: 2 }, none]);
    expect(await countsOf('&of=turns&status=error')).toEqual([{ cause, count: 3 }, none]);
    expect(await countsOf(`&${query}`)).toEqual([{ cause, count: 2 }]);
    expect((await client.readTasks()).causes).toBeUndefined();
  });

  test('filters by creation time, including from and excluding to', async () => {
    const client = await target.stranger();
    const tasks: Task[] = [];
    for (let n = 0; n < 3; n += 1) {
      tasks.unshift((await client.readTask(await run(client))).task);
      target.passTime(SECOND_MS);
    }
    const [last, middle, first] = tasks.map(({ id }) => id);
    const [lastAt = '', middleAt = ''] = tasks.map(({ createdAt }) => encodeURIComponent(createdAt));

    expect(await idsOf(client, `?from=${middleAt}`)).toEqual([last, middle]);
    expect(await idsOf(client, `?to=${lastAt}`)).toEqual([middle, first]);
    expect(await idsOf(client, `?from=${middleAt}&to=${lastAt}`)).toEqual([middle]);
    const elsewhere = (tasks[1]?.createdAt ?? '').replace('Z', '+00:00');
    expect(await idsOf(client, `?from=${encodeURIComponent(elsewhere)}&to=${lastAt}`)).toEqual([middle]);
  });

  test('with of=turns, matches one turn by all filters and by its end time', async () => {
    const client = await target.stranger();
    const taskId = await runFailing(client, { budget: 'low' });
    target.passTime(SECOND_MS);
    await run(client, { taskId, budget: 'high' });
    target.passTime(SECOND_MS);
    const other = await run(client, { budget: 'low' });
    const [failed, completed] = await client.readTurns(taskId);
    const [failedAt, completedAt] = [failed, completed].map((turn) => encodeURIComponent(turn?.completedAt ?? ''));

    expect(await idsOf(client, '?of=turns&status=error')).toEqual([taskId]);
    expect(await idsOf(client, '?of=turns&status=error&budget=low')).toEqual([taskId]);
    expect(await idsOf(client, '?of=turns&status=error&budget=high')).toEqual([]);
    expect(await idsOf(client, '?of=turns&budget=low')).toEqual([other, taskId]);
    expect(await idsOf(client, `?of=turns&from=${failedAt}&to=${completedAt}`)).toEqual([taskId]);
    expect(await idsOf(client, `?of=turns&from=${failedAt}&to=${completedAt}&status=completed`)).toEqual([]);
    expect(await idsOf(client, `?of=turns&from=${completedAt}&triggeredBy=api&status=completed`)).toEqual([
      other,
      taskId,
    ]);
    expect(await idsOf(client, '?of=turns')).toEqual([other, taskId]);
    expect((await client.readTasks('?of=turns&budget=low&count=true')).total).toBe(2);
  });

  test('with of=turns, returns the totals of the matching turns, the newest of them, and the totals of all', async () => {
    const client = await target.stranger();
    const taskId = await runFailing(client, { budget: 'low' });
    await runFailing(client, { taskId, budget: 'high' });
    await run(client, { taskId, budget: 'low' });
    const turns = await client.readTurns(taskId);
    const totalsOf = (...seqs: readonly number[]) => {
      const those = turns.filter(({ seq }) => seqs.includes(seq));
      return {
        credits: those.reduce((sum, { credits }) => sum + (credits ?? 0), 0),
        durationMs: those.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
        turnCount: those.length,
      };
    };
    const expected = (...seqs: readonly number[]) => {
      const newestTurn = { seq: seqs.at(-1), failure: seqs.at(-1) === 2 ? null : expect.objectContaining({}) };
      return { ...totalsOf(...seqs), newestTurn };
    };
    const fittingOf = async (query: string) => (await client.readTasks(query)).items.map(({ fitting }) => fitting);

    expect((await client.readTask(taskId)).task.totals).toEqual(totalsOf(0, 1, 2));
    expect(await fittingOf('?of=turns')).toEqual([expected(0, 1, 2)]);
    expect(await fittingOf('?of=turns&status=error')).toEqual([expected(0, 1)]);
    expect(await fittingOf('?of=turns&budget=low')).toEqual([expected(0, 2)]);
    expect(await fittingOf('?of=turns&budget=low&status=error')).toEqual([expected(0)]);
    expect(await fittingOf('?status=completed')).toEqual([undefined]);
  });

  test.each(TASK_SORTS)('sorts by %s in both directions, and pages without a gap', async (sort) => {
    const client = await target.stranger();
    for (let n = 0; n < 9; n += 1) {
      const taskId = await run(client, { input: 'word '.repeat((n % 3) * 2000 + 1) });
      if (n % 4 === 0) await run(client, { taskId });
    }
    const valueOf = (task: Task) => (sort === 'createdAt' ? Date.parse(task.createdAt) : task.totals[sort]);
    for (const [order, sign] of [
      ['asc', 1],
      ['desc', -1],
    ] as const) {
      const { items } = await client.readTasks(`?sort=${sort}&order=${order}`);
      const keys = items.map((task) => [valueOf(task), task.id] as const);
      const sorted = keys.toSorted(([a, i], [b, j]) => sign * (a - b || (i < j ? -1 : 1)));
      expect(keys).toEqual(sorted);

      const paged: string[] = [];
      for (let cursor = ''; ;) {
        const page = await client.readTasks(
          `?sort=${sort}&order=${order}&limit=2&cursor=${cursor}`.replace(/&cursor=$/, ''),
        );
        paged.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = encodeURIComponent(page.nextCursor);
      }
      expect(paged).toEqual(items.map(({ id }) => id));
    }
  });

  test('counts all pages only on request', async () => {
    const client = await target.stranger();
    const ids = [await run(client), await run(client), await runFailing(client)];
    await client.archive(ids[0] ?? '');

    expect((await client.readTasks('')).total).toBeUndefined();
    expect((await client.readTasks('?count=true&limit=1')).total).toBe(2);
    expect((await client.readTasks('?count=true&archived=include')).total).toBe(3);
    expect((await client.readTasks('?count=true&status=error')).total).toBe(1);
    expect((await client.readTasks('?count=true&status=aborted')).total).toBe(0);
  });
});
