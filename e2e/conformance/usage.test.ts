import { newId } from '#contract/ids.ts';
import { USAGE_GROUPS } from '#contract/usage.ts';
import { expect, test } from 'vitest';
import { addTool } from '../harness/add-tool.ts';
import type { ApiClient, Query } from '../harness/api-client.ts';
import { createGate } from '../harness/gate.ts';
import { call, fail, hold } from '../harness/scripted-engine.ts';
import { bucketsOf, figuresOf, groupsOf, type KnownTurn, topTasksOf } from './count-plainly.ts';
import { describeApi } from './describe-api.ts';

describeApi('usage', (target) => {
  let passed = 0;

  /** Each test needs a time of its own, later than the one before. */
  function jumpTo(moment: string): void {
    const ms = Date.parse(moment) - Date.now() - passed;
    passed += ms;
    target.passTime(ms);
  }

  interface TurnOptions {
    client?: ApiClient;
    taskId?: string;
    workerId?: string | undefined;
    budget?: string;
    /** 2 credits each. The rest of the turn costs 1. */
    calls?: number;
    ends?: 'completed' | 'error' | 'aborted';
  }

  async function runTurn(options: TurnOptions = {}): Promise<KnownTurn> {
    const { client = target.client, taskId = newId('tsk'), calls = 0, ends = 'completed', ...fields } = options;
    const [input, gate] = [newId('snd'), createGate()];
    const work = Array.from({ length: calls }, () => call(addTool, { a: 1, b: 1 }));
    const end = { completed: [], error: [fail('broke')], aborted: [hold(gate)] }[ends];
    target.engine.on(input, ...work, ...end);
    const ran = client.run({ input, taskId, ...fields });
    if (ends === 'aborted') {
      await gate.reached;
      await client.abort(taskId);
    }
    await ran;
    const [{ task }, turn] = await Promise.all([client.readTask(taskId), client.readLastTurn(taskId)]);
    const { seq, status, credits, durationMs, completedAt, budget, triggeredBy } = turn;
    expect({ status, credits }).toEqual({ status: ends, credits: 1 + 2 * calls });
    return {
      taskId,
      seq,
      status,
      workerId: task.workerId,
      budget: budget ?? '',
      triggeredBy: triggeredBy ?? '',
      credits: credits ?? 0,
      durationMs: durationMs ?? 0,
      completedAt: completedAt ?? '',
    };
  }

  const readUsage = (query: Query, client = target.client) => client.readUsage(query);

  test('has equal credits in totals, groups and buckets, as counted in the simplest way', async () => {
    const [from, to, timeZone] = ['2031-03-28T23:00:00.000Z', '2031-04-01T22:00:00.000Z', 'Europe/Berlin'];
    const workers = [await target.client.createWorker(), await target.client.createWorker()].map(({ id }) => id);
    const [shared, torn] = [newId('tsk'), newId('tsk')];
    const turns: KnownTurn[] = [];
    for (const [moment, options] of [
      ['2031-03-28T22:59:00Z', { calls: 3 }],
      ['2031-03-28T23:00:00Z', { calls: 5, workerId: workers[0] }],
      ['2031-03-29T12:00:00Z', { taskId: shared, calls: 1, budget: 'low', workerId: workers[0] }],
      ['2031-03-29T22:50:00Z', { taskId: shared, calls: 2, ends: 'error' }],
      ['2031-03-30T00:30:00Z', { calls: 4, ends: 'error', workerId: workers[1] }],
      ['2031-03-30T01:30:00Z', { client: target.page, calls: 4, ends: 'aborted', workerId: workers[1] }],
      ['2031-03-30T21:50:00Z', { taskId: torn, client: target.page, budget: 'high', calls: 7, ends: 'error' }],
      ['2031-03-30T22:10:00Z', { taskId: torn, client: target.client, calls: 0 }],
      ['2031-03-31T10:00:00Z', { taskId: shared, client: target.page, budget: 'unlimited', calls: 9 }],
      ['2031-04-01T22:00:00Z', { calls: 1 }],
    ] as const) {
      jumpTo(moment);
      turns.push(await runTurn(options));
    }
    const within = turns.slice(1, -1);

    for (const groupBy of USAGE_GROUPS) {
      const usage = await readUsage({ from, to, timeZone, groupBy });
      expect(usage).toMatchObject({ from, to, timeZone, groupBy, interval: 'day' });
      expect(usage.totals).toEqual(figuresOf(within));
      expect(usage.groups).toEqual(groupsOf(within, groupBy));
      const starts = [from, '2031-03-29T23:00:00.000Z', '2031-03-30T22:00:00.000Z', '2031-03-31T22:00:00.000Z'];
      expect(usage.buckets).toEqual(bucketsOf(within, starts, to, groupBy));
    }
    const withSpread = await readUsage({ from, to, timeZone, bucketSpread: 'true' });
    const ends = [...withSpread.buckets.slice(1).map(({ start }) => start), to];
    expect(withSpread.buckets.map(({ creditsPerTask }) => creditsPerTask)).toEqual(
      withSpread.buckets.map(({ start }, at) => {
        const inBucket = within.filter(({ completedAt }) => completedAt >= start && completedAt < (ends[at] ?? to));
        return figuresOf(inBucket).creditsPerTask;
      }),
    );
    const { totals, groups, buckets, topTurns, topTasks } = await readUsage({ from, to, timeZone });
    expect(buckets.every((bucket) => bucket.creditsPerTask === undefined)).toBe(true);
    expect([totals, groups]).toEqual([figuresOf(within), []]);
    expect(buckets.every((bucket) => bucket.byGroup === undefined)).toBe(true);
    expect(topTurns.map(({ taskId, seq, credits }) => ({ taskId, seq, credits }))).toEqual(
      within
        .toSorted((a, b) => b.credits - a.credits || (a.completedAt < b.completedAt ? 1 : -1))
        .map(({ taskId, seq, credits }) => ({ taskId, seq, credits })),
    );
    expect(topTasks[0]).toMatchObject({
      taskId: shared,
      credits: 27,
      failedCredits: 5,
      turns: 3,
      workerId: workers[0],
    });
    expect(topTasks.map(({ credits }) => credits)).toEqual([27, 16, 11, 9, 9]);
  });

  test('excludes turns outside the range, even of tasks that reach into it', async () => {
    const workers = [await target.client.createWorker(), await target.client.createWorker()].map(({ id }) => id);
    const [all, middle, single] = [newId('tsk'), newId('tsk'), newId('tsk')];
    const days = ['11', '12', '13', '14', '15'].map((day) => `2031-04-${day}T22:00:00.000Z`);
    const turns: KnownTurn[] = [];
    for (const [day, ...ofDay] of [
      ['12', { taskId: all, workerId: workers[0], budget: 'low', calls: 1 }, { calls: 2, ends: 'error' }],
      ['13', { taskId: all, client: target.page, calls: 3, ends: 'error' }, { taskId: middle, workerId: workers[1] }],
      ['14', { taskId: middle, budget: 'high', calls: 4 }, { taskId: single, workerId: workers[1], calls: 5 }],
      ['15', { taskId: all, budget: 'low' }, { taskId: all, client: target.page, budget: 'high', calls: 6 }],
    ] as const) {
      jumpTo(`2031-04-${day}T08:00:00Z`);
      for (const options of ofDay) turns.push(await runTurn(options));
    }

    const everything = { status: ['completed', 'error', 'aborted'] };
    for (const [n, from] of days.entries()) {
      for (const to of days.slice(n + 1)) {
        const within = turns.filter(({ completedAt }) => completedAt >= from && completedAt < to);
        const starts = days.slice(n, days.indexOf(to));
        for (const groupBy of USAGE_GROUPS) {
          for (const filter of [{}, everything]) {
            const usage = await readUsage({ from, to, timeZone: 'Europe/Berlin', groupBy, ...filter });
            expect(usage.totals).toEqual(figuresOf(within));
            expect(usage.groups).toEqual(groupsOf(within, groupBy));
            expect(usage.buckets).toEqual(bucketsOf(within, starts, to, groupBy));
            expect(usage.topTasks).toEqual(topTasksOf(within).map((task) => expect.objectContaining(task)));
          }
        }
      }
    }
    const ofWorker = await readUsage({ from: days[1] ?? '', to: days[3] ?? '', workerId: workers[1] ?? '' });
    expect(ofWorker.totals).toEqual(figuresOf(turns.filter(({ taskId }) => [middle, single].includes(taskId))));
  });

  test('counts a task once per bucket, even if the clock was set back between its turns', async () => {
    const [from, to] = ['2031-04-20T00:00:00.000Z', '2031-04-23T00:00:00.000Z'];
    const taskId = newId('tsk');
    const turns: KnownTurn[] = [];
    for (const moment of ['22T08', '20T08', '22T09', '21T08', '20T09', '22T07']) {
      jumpTo(`2031-04-${moment}:00:00Z`);
      turns.push(await runTurn({ taskId }));
    }

    const starts = [from, '2031-04-21T00:00:00.000Z', '2031-04-22T00:00:00.000Z'];
    const { totals, buckets } = await readUsage({ from, to, groupBy: 'worker' });
    expect(totals).toEqual(figuresOf(turns));
    expect(buckets).toEqual(bucketsOf(turns, starts, to, 'worker'));
  });

  test('counts only what matches the filters', async () => {
    const [from, to] = ['2031-05-01T00:00:00.000Z', '2031-05-02T00:00:00.000Z'];
    jumpTo('2031-05-01T08:00:00Z');
    const [one, other] = [await target.client.createWorker(), await target.client.createWorker()];
    const taskId = newId('tsk');
    const turns = [
      await runTurn({ taskId, workerId: one.id, calls: 1, budget: 'low' }),
      await runTurn({ taskId, calls: 3, ends: 'error' }),
      await runTurn({ client: target.page, workerId: one.id, calls: 2, ends: 'aborted', budget: 'high' }),
      await runTurn({ client: target.page, workerId: other.id, calls: 4, ends: 'error' }),
      await runTurn({ workerId: other.id }),
    ];

    for (const [filter, fits] of [
      [{ workerId: one.id }, (turn) => turn.workerId === one.id],
      [{ workerId: [one.id, other.id] }, () => true],
      [{ status: 'error' }, (turn) => turn.status === 'error'],
      [{ status: ['error', 'aborted'] }, (turn) => turn.status !== 'completed'],
      [{ budget: ['low', 'high'] }, (turn) => turn.budget !== 'standard'],
      [{ triggeredBy: 'ui' }, (turn) => turn.triggeredBy === 'ui'],
      [
        { triggeredBy: 'api', status: 'error', workerId: [one.id] },
        (turn) => turn.triggeredBy === 'api' && turn.status === 'error' && turn.workerId === one.id,
      ],
      [{ workerId: newId('wrk') }, () => false],
    ] as const satisfies readonly (readonly [object, (turn: KnownTurn) => boolean])[]) {
      const fitting = turns.filter(fits);
      const usage = await readUsage({ from, to, groupBy: 'worker', ...filter });
      expect(usage.totals).toEqual(figuresOf(fitting));
      expect(usage.groups).toEqual(groupsOf(fitting, 'worker'));
      expect(usage.buckets).toEqual(bucketsOf(fitting, [from], to, 'worker'));
      expect(usage.topTurns).toHaveLength(fitting.length);
    }
  });

  test('returns the ten most expensive tasks and turns', async () => {
    const [from, to] = ['2031-06-01T00:00:00.000Z', '2031-06-02T00:00:00.000Z'];
    jumpTo('2031-06-01T08:00:00Z');
    const { id: workerId, title } = await target.client.createWorker({ instructions: 'Answer.', title: 'Dear' });
    expect(title).toBe('Dear');
    const turns: KnownTurn[] = [];
    for (let calls = 0; calls < 12; calls += 1) turns.push(await runTurn({ workerId, calls, budget: 'high' }));
    const mostExpensive = turns.toReversed().slice(0, 10);
    const { topTasks, topTurns } = await readUsage({ from, to });

    expect(topTasks.map(({ taskId }) => taskId)).toEqual(mostExpensive.map(({ taskId }) => taskId));
    const { task } = await target.client.readTask(mostExpensive[0]?.taskId ?? '');
    expect(topTasks[0]).toEqual({
      taskId: task.id,
      title: task.title,
      workerId,
      credits: 23,
      failedCredits: 0,
      turns: 1,
    });
    const { taskId, seq, title: named, status, credits, completedAt } = { title: task.title, ...mostExpensive[0] };
    expect(topTurns[0]).toEqual({ taskId, seq, title: named, workerId, status, credits, completedAt });
    expect(topTurns.map((turn) => turn.credits)).toEqual(mostExpensive.map((turn) => turn.credits));
  });

  test('counts archived tasks and the ended turns of running tasks, but no running turn', async () => {
    const [from, to] = ['2031-07-01T00:00:00.000Z', '2031-07-02T00:00:00.000Z'];
    jumpTo('2031-07-01T08:00:00Z');
    const archived = await runTurn({ calls: 1 });
    expect((await target.client.archive(archived.taskId)).status).toBe(200);
    const ended = await runTurn({ calls: 2 });
    const [input, gate] = [newId('snd'), createGate()];
    target.engine.on(input, call(addTool, { a: 1, b: 1 }), hold(gate));
    const running = target.client.run({ input, taskId: ended.taskId });
    await gate.reached;

    expect((await readUsage({ from, to })).totals).toEqual(figuresOf([archived, ended]));
    gate.open();
    await running;
    const last = await target.client.readLastTurn(ended.taskId);
    expect((await readUsage({ from, to })).totals).toMatchObject({
      credits: 3 + 5 + (last.credits ?? 0),
      turns: 3,
      tasks: 2,
    });
  });

  test('counts a turn that a restart ended', async () => {
    const [from, to] = ['2031-07-03T00:00:00.000Z', '2031-07-04T00:00:00.000Z'];
    jumpTo('2031-07-03T08:00:00Z');
    const [input, gate] = [newId('snd'), createGate()];
    target.engine.on(input, hold(gate));
    const cut = target.client.run({ input }).catch(() => undefined);
    await gate.reached;
    await target.restart();
    await cut;

    expect((await readUsage({ from, to })).totals).toMatchObject({ turns: 1, completedTurns: 0 });
  });

  test('is separate for each organisation', async () => {
    const [from, to] = ['2031-08-01T00:00:00.000Z', '2031-08-02T00:00:00.000Z'];
    jumpTo('2031-08-01T08:00:00Z');
    const [stranger, taskId] = [await target.stranger(), newId('tsk')];
    const ours = await runTurn({ taskId, calls: 1 });
    const theirs = await runTurn({ client: stranger, taskId, calls: 2, ends: 'error' });

    for (const groupBy of USAGE_GROUPS) {
      const query = { from, to, groupBy };
      expect((await readUsage(query)).totals).toEqual(figuresOf([ours]));
      const { totals, groups, topTasks } = await readUsage(query, stranger);
      expect([totals, groups]).toEqual([figuresOf([theirs]), groupsOf([theirs], groupBy)]);
      expect(topTasks).toHaveLength(1);
    }
    expect((await readUsage({ from, to, workerId: ours.workerId }, stranger)).totals.turns).toBe(0);
  });

  test('is zero in every bucket of a period without turns', async () => {
    const nothing = { credits: 0, failedCredits: 0, tasks: 0, turns: 0, failedTurns: 0 };
    const [from, to] = ['2001-01-01T00:00:00.000Z', '2001-01-03T00:00:00.000Z'];

    expect(await readUsage({ from, to })).toEqual({
      from,
      to,
      interval: 'day',
      timeZone: 'UTC',
      groupBy: null,
      totals: figuresOf([]),
      buckets: [
        { start: from, ...nothing },
        { start: '2001-01-02T00:00:00.000Z', ...nothing },
      ],
      groups: [],
      topTasks: [],
      topTurns: [],
    });
    const { groups, buckets } = await readUsage({ from, to, groupBy: 'status' });
    expect([groups, buckets.map(({ byGroup }) => byGroup)]).toEqual([[], [{}, {}]]);
  });

  test('defaults to the last 30 days in the time zone', async () => {
    jumpTo('2031-11-15T03:30:00Z');
    const last = await runTurn({ calls: 2 });
    jumpTo('2031-11-15T03:31:00Z');
    const newYork = await readUsage({ timeZone: 'America/New_York' });
    expect(newYork).toMatchObject({ from: '2031-10-16T04:00:00.000Z', totals: figuresOf([last]) });
    expect(newYork.buckets).toHaveLength(30);
    expect(newYork.buckets.at(-1)).toMatchObject({ start: '2031-11-14T05:00:00.000Z', credits: 5 });
    expect(Date.parse(newYork.to)).toBeGreaterThan(Date.parse(last.completedAt));
    expect((await readUsage({})).from).toBe('2031-10-17T00:00:00.000Z');
    expect((await readUsage({ to: '2031-11-15T00:00:00Z' })).from).toBe('2031-10-16T00:00:00.000Z');
    expect((await readUsage({ interval: 'hour' })).buckets.length).toBeLessThanOrEqual(720);
  });

  test('counts a turn once in an hour that occurs twice', async () => {
    const [from, to, timeZone] = ['2032-10-30T22:00:00.000Z', '2032-10-31T04:00:00.000Z', 'Europe/Berlin'];
    jumpTo('2032-10-31T00:20:00Z');
    await runTurn();
    jumpTo('2032-10-31T01:20:00Z');
    await runTurn({ calls: 1 });
    const { buckets } = await readUsage({ from, to, timeZone, interval: 'hour' });
    expect(buckets.map(({ credits }) => credits)).toEqual([0, 0, 1, 3, 0, 0]);
  });
});
