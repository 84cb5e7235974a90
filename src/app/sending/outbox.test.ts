import { describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { HOSTED, lost, open, write } from '#app/testing/outbox-world.ts';

describe('a turn that is sent', () => {
  test('is stored as posted before its first byte leaves, and removed once accepted', async () => {
    const { world, outbox, accepted, states } = open();
    world.drafts.set('new', write('2 + 3'));
    outbox.send(write('2 + 3'), undefined);
    expect(states()).toEqual([['2 + 3', 'waiting', undefined]]);
    await world.pass();
    expect(world.posts).toHaveLength(1);
    expect(world.posts[0]?.stored).toMatchObject({ state: 'posted', seq: 0, postedAt: world.now() });
    expect(accepted).toEqual([{ input: '2 + 3', how: 'streaming' }]);
    expect([outbox.turns(), world.stored.size, world.drafts.size]).toEqual([[], 0, 0]);
  });

  test('is written three times, and its record is not read before a post if that is fresh', async () => {
    const { world } = open();
    world.addTurn('k', 'first', 'completed');
    const writes: string[] = [];
    const { outbox, learn } = world.openTab('b', {
      ...world.store,
      add: (turn) => (writes.push('queued'), world.store.add(turn)),
      change: async (sendId, update) => {
        const turn = await world.store.change(sendId, update);
        writes.push(world.stored.get(sendId)?.state ?? 'removed');
        return turn;
      },
    });
    learn(world.recordOf('k'));
    outbox.send(write('2 + 3'), 'k');
    await world.pass();
    expect([writes, world.reads, world.taken]).toEqual([['queued', 'posted', 'removed'], [], ['2 + 3']]);
  });

  test('is posted once although two tabs know it', async () => {
    const { world, outbox } = open();
    const other = world.openTab('b');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(60_000);
    expect(world.taken).toEqual(['2 + 3']);
    expect(world.posts).toHaveLength(1);
    expect(other.outbox.turns()).toEqual([]);
  });

  test('is dropped in every tab when one clears the outbox', async () => {
    const { world, outbox } = open();
    const other = world.openTab('b');
    world.setOnline(false);
    outbox.send(write('2 + 3'), undefined);
    outbox.send(write('3 + 4'), 'k');
    await world.pass();
    let cleared = 0;
    outbox.onCleared(() => (cleared += 1));
    await other.outbox.clear();
    await world.pass();
    expect([outbox.turns(), other.outbox.turns(), world.stored.size, cleared]).toEqual([[], [], 0, 1]);
    world.setOnline(true);
    await world.pass(60_000);
    expect(world.posts).toEqual([]);
  });

  test('is reported as accepted in every tab', async () => {
    const { world, outbox } = open();
    const other = world.openTab('b');
    const reported: string[] = [];
    other.outbox.onAccepted(({ tab, opensTask }) => reported.push(`${tab} ${opensTask}`));
    outbox.send(write('2 + 3'), undefined);
    await world.pass();
    expect(reported).toEqual(['a true']);
  });

  test('waits for the turn that another tab sends to the same task', async () => {
    const { world, outbox } = open();
    const other = world.openTab('b');
    world.addTurn('k', 'first', 'completed');
    outbox.send(write('from a'), 'k');
    other.outbox.send(write('from b'), 'k');
    await world.pass(10_000);
    expect(world.taken).toEqual(['from a']);
    world.endTurn('k');
    await world.pass(10_000);
    expect(world.taken).toEqual(['from a', 'from b']);
    expect(world.posts).toHaveLength(2);
  });

  test('waits for the network', async () => {
    const { world, outbox, states } = open();
    world.setOnline(false);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(600_000);
    expect(states()).toEqual([['2 + 3', 'waiting', 'offline']]);
    expect([world.posts, world.reads]).toEqual([[], []]);
    world.setOnline(true);
    await world.pass();
    expect(world.taken).toEqual(['2 + 3']);
  });
});

describe('an answer that is lost', () => {
  test.each([lost, new ApiProblem(502, ''), new ApiProblem(408, ''), new ApiProblem(204, '')])(
    'after the API accepted the turn: it is found in the record and never posted again (%s)',
    async (problem) => {
      for (const options of [{}, HOSTED]) {
        const { world, outbox, accepted } = open(options);
        world.fates.push({ take: problem });
        outbox.send(write('2 + 3'), undefined);
        await world.pass(200_000);
        expect(accepted).toEqual([{ input: '2 + 3', how: 'recorded' }]);
        expect([world.posts.length, world.stored.size]).toEqual([1, 0]);
      }
    },
  );

  test('before the API accepted the turn: it is posted again with the same key if the record does not have it', async () => {
    const { world, outbox } = open();
    world.fates.push(lost, new ApiProblem(500, ''), lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(60_000);
    expect(world.taken).toEqual(['2 + 3']);
    expect(new Set(world.posts.map(({ sendId }) => sendId)).size).toBe(1);
    const times = world.posts.map(({ at }) => at);
    expect(times).toHaveLength(4);
    // The record was read after every wait.
    expect(times.slice(1).map((at, i) => at - (times[i] ?? 0))).toEqual([500, 1000, 2000]);
    for (const at of times.slice(1)) expect(world.reads.some((read) => read.at === at)).toBe(true);
  });

  test.each([
    ['another turn at its place', ['before'], 'something else'],
    ['the same words at an earlier place', ['2 + 3'], undefined],
  ])('is not settled by %s', async (_case, before, theirs) => {
    const { world, outbox, learn } = open();
    for (const input of before) world.addTurn('k', input, 'completed');
    learn(world.recordOf('k'));
    world.fates.push(lost);
    outbox.send(write('2 + 3'), 'k');
    await world.pass();
    if (theirs !== undefined) world.addTurn('k', theirs, 'completed');
    await world.pass(60_000);
    expect([world.posts.length, world.taken]).toEqual([2, ['2 + 3']]);
  });

  test('with an unreadable record: nothing is posted until it can be read', async () => {
    const { world, outbox, states } = open();
    world.fates.push(lost);
    world.failReads(new ApiProblem(502, ''));
    outbox.send(write('2 + 3'), undefined);
    await world.pass(600_000);
    expect(states()).toEqual([['2 + 3', 'posted', 'checking']]);
    expect(world.posts).toHaveLength(1);
    world.failReads(undefined);
    await world.pass(60_000);
    expect(world.taken).toEqual(['2 + 3']);
  });

  test('with a key that has expired: the operator is asked', async () => {
    const { world, outbox, states } = open();
    world.fates.push(lost);
    world.failReads(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(23 * 60 * 60 * 1000);
    world.failReads(undefined);
    await world.pass(60_000);
    expect(states().map(([, state]) => state)).toEqual(['unknown']);
    expect(world.posts).toHaveLength(1);
  });

  test('that never comes: the record is read meanwhile', async () => {
    const { world, outbox, accepted } = open();
    world.fates.push('take, and be silent');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(19_000);
    expect(accepted).toEqual([]);
    await world.pass(2_000);
    expect(accepted).toEqual([{ input: '2 + 3', how: 'recorded' }]);
    expect(world.posts).toHaveLength(1);
  });

  test('that never comes, for a turn that is not recorded: the post is given up and repeated', async () => {
    const { world, outbox } = open();
    world.fates.push('hang');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(59_000);
    expect(world.posts).toHaveLength(1);
    await world.pass(30_000);
    expect(world.taken).toEqual(['2 + 3']);
  });
});

describe('an API without idempotency keys', () => {
  test('a lost turn is searched for 120 s, then the operator is asked, and nothing is posted again', async () => {
    const { world, outbox, states } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(119_000);
    expect(states()).toEqual([['2 + 3', 'posted', 'checking']]);
    await world.pass(2_000);
    expect(states().map(([, state]) => state)).toEqual(['unknown']);
    await world.pass(3_600_000);
    expect([world.posts.length, world.taken]).toEqual([1, []]);
  });

  test('the 120 s begin when the post is given up', async () => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push('hang');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(170_000);
    expect(only()?.state).toBe('posted');
    await world.pass(20_000);
    expect(only()?.state).toBe('unknown');
  });

  test('a turn that appears within that time is found', async () => {
    const { world, outbox, accepted, only } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(60_000);
    world.addTurn(only()?.taskId ?? '', '2 + 3');
    await world.pass(60_000);
    expect(accepted).toEqual([{ input: '2 + 3', how: 'recorded' }]);
    expect(world.posts).toHaveLength(1);
  });

  test.each([
    ['during the search', 10_000],
    ['after the search', 130_000],
  ])('on the operator’s confirmation %s: the record is read again, then the turn is posted once', async (_when, ms) => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(ms);
    const reads = world.reads.length;
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect(world.reads.length).toBeGreaterThan(reads);
    expect([world.posts.length, world.taken]).toEqual([2, ['2 + 3']]);
  });

  test('a turn that has arrived is not posted again when the operator confirms', async () => {
    const { world, outbox, only, accepted } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(130_000);
    world.addTurn(only()?.taskId ?? '', '2 + 3');
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect([world.posts.length, accepted.length]).toEqual([1, 1]);
  });

  test('a dropped turn is removed', async () => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(10_000);
    await outbox.drop(only()?.sendId ?? '');
    await world.pass(600_000);
    expect([outbox.turns(), world.stored.size, world.posts.length]).toEqual([[], 0, 1]);
  });

  test('a turn that may have arrived cannot become a draft again', async () => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(130_000);
    expect(await outbox.takeBack(only()?.sendId ?? '')).toBeUndefined();
    expect(outbox.turns()).toHaveLength(1);
  });

  test('a confirmation allows one post, however often it is given', async () => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push(lost, 'hang');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(130_000);
    const { sendId = '' } = only() ?? {};
    await outbox.sendAgain(sendId);
    await world.pass(100);
    await outbox.sendAgain(sendId);
    await world.pass(600_000);
    expect([world.posts.length, only()?.state]).toEqual([2, 'unknown']);
  });

  test('an equal input sent by somebody else is not taken for this turn', async () => {
    const { world, outbox, accepted, learn } = open(HOSTED);
    world.addTurn('k', 'first', 'completed');
    learn(world.recordOf('k'));
    await world.pass(60_000);
    world.addTurn('k', 'again', 'completed');
    world.fates.push(lost);
    outbox.send(write('again'), 'k');
    await world.pass(60_000);
    expect([accepted, outbox.turns().length]).toEqual([[], 1]);
  });
});

describe('a batch', () => {
  test('opens a task per draft, a few at a time, and leaves the draft of the composer', async () => {
    const { world, outbox } = open();
    world.drafts.set('new', write('mine'));
    world.fates.push('hang', 'hang', 'hang');
    const origin = { taskId: 'tsk_before', seq: 1 };
    outbox.sendBatch(['one', 'two', 'three', 'four', 'five'].map((input) => ({ ...write(input), origin })));
    const [first, ...others] = outbox.turns();
    expect(first).toMatchObject({ opensTask: true, origin, batch: { size: 5 } });
    expect(others.every(({ batch }) => batch?.id === first?.batch?.id)).toBe(true);

    // The queue's code is loaded first.
    await vi.waitFor(() => expect(world.posts).toHaveLength(3));
    await world.pass();
    expect(world.posts).toHaveLength(3);
    await vi.waitFor(async () => {
      await world.pass(60_000);
      expect(outbox.turns()).toEqual([]);
    });
    expect(world.taken.toSorted()).toEqual(['five', 'four', 'one', 'three', 'two']);
    expect(world.drafts.get('new')).toEqual(write('mine'));
  });

  test('goes on in another tab, and sends nothing twice', async () => {
    const { world, outbox, close } = open();
    outbox.sendBatch([write('one'), write('two')]);
    await world.pass();
    close();
    const other = world.openTab('b');
    await vi.waitFor(async () => {
      await world.pass(60_000);
      expect(other.outbox.turns()).toEqual([]);
    });
    expect(world.taken.toSorted()).toEqual(['one', 'two']);
  });
});
