import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { HOSTED, lost, open, write } from '#app/testing/outbox-world.ts';

/** Task `k` has one running turn that the tab knows of. */
function openBehind() {
  const opened = open();
  opened.world.addTurn('k', 'first');
  opened.learn(opened.world.recordOf('k'));
  const end = (status?: string) => {
    opened.world.endTurn('k', status);
    opened.learn(opened.world.recordOf('k'));
  };
  return { ...opened, end };
}

describe('follow-ups that are written while a turn is running', () => {
  test('are sent one by one, each when the previous turn has ended', async () => {
    const { world, outbox, states, end } = openBehind();
    for (const input of ['one', 'two', 'three']) outbox.send(write(input), 'k');
    await world.pass();
    expect(states()[0]).toEqual(['one', 'waiting', 'behind']);
    expect(world.posts).toEqual([]);
    for (const sent of [['one'], ['one', 'two'], ['one', 'two', 'three']]) {
      end();
      await world.pass();
      expect(world.taken).toEqual(sent);
    }
    end();
    await world.pass();
    expect(outbox.turns()).toEqual([]);
  });

  test('are sent without any notification, because the record is polled', async () => {
    const { world, outbox } = openBehind();
    outbox.send(write('one'), 'k');
    await world.pass();
    world.endTurn('k');
    await world.pass(5_000);
    expect(world.taken).toEqual(['one']);
  });

  test('can be edited and removed until they are sent', async () => {
    const { world, outbox, end } = openBehind();
    for (const input of ['one', 'two', 'three']) outbox.send(write(input), 'k');
    await world.pass();
    const [one, two] = outbox.turns();
    expect((await outbox.takeBack(one?.sendId ?? ''))?.input).toBe('one');
    expect(world.drafts.get('k')?.input).toBe('one');
    await outbox.drop(two?.sendId ?? '');
    end();
    await world.pass();
    expect(world.taken).toEqual(['three']);
  });

  test('disappear from other tabs when one takes them back', async () => {
    const { world, outbox } = openBehind();
    const other = world.openTab('b');
    outbox.send(write('one'), 'k');
    await world.pass();
    const sendId = outbox.turns()[0]?.sendId ?? '';
    const answers = await Promise.all([outbox.takeBack(sendId), other.outbox.takeBack(sendId)]);
    await world.pass();
    expect(answers.map((turn) => turn?.input)).toEqual(['one', undefined]);
    expect(other.outbox.turns()).toEqual([]);
  });

  test.each(['error', 'aborted'])(
    'are held when the turn before ends as %s, and sent when the operator confirms',
    async (status) => {
      const { world, outbox, states, only, end } = openBehind();
      for (const input of ['one', 'two']) outbox.send(write(input), 'k');
      await world.pass();
      end(status);
      await world.pass(600_000);
      expect(states().map(([input, state]) => [input, state])).toEqual([
        ['one', 'blocked'],
        ['two', 'waiting'],
      ]);
      expect(world.posts).toEqual([]);
      await outbox.sendAgain(only()?.sendId ?? '');
      await world.pass();
      expect(world.taken).toEqual(['one']);
      end();
      await world.pass();
      expect(world.taken).toEqual(['one', 'two']);
    },
  );

  test('are sent if they were written after a turn had failed', async () => {
    const { world, outbox, end } = openBehind();
    end('error');
    outbox.send(write('once more'), 'k');
    await world.pass();
    expect(world.taken).toEqual(['once more']);
  });

  test('wait behind a refused turn', async () => {
    const { world, outbox, states, end, only } = openBehind();
    world.fates.push(new ApiProblem(402, 'Out of credits.'));
    for (const input of ['one', 'two']) outbox.send(write(input), 'k');
    await world.pass();
    end();
    await world.pass(600_000);
    expect(states().map(([, state]) => state)).toEqual(['refused', 'waiting']);
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect(world.taken).toEqual(['one']);
  });
});

describe('a turn that the API does not accept', () => {
  test.each([400, 401, 402, 403, 404, 413, 415, 422, 507])('%d: is not accepted and not retried', async (status) => {
    const { world, outbox, only } = open();
    world.fates.push(new ApiProblem(status, 'No.'));
    outbox.send(write('2 + 3'), undefined);
    await world.pass(3_600_000);
    expect(world.posts).toHaveLength(1);
    expect(only()).toMatchObject({
      state: 'refused',
      postedAt: null,
      seq: null,
      problem: { status, message: 'No.' },
    });
  });

  test('becomes a draft again, or is sent when the operator confirms', async () => {
    const { world, outbox, only } = open();
    world.fates.push(new ApiProblem(402, 'Out of credits.'), new ApiProblem(402, 'Out of credits.'));
    outbox.send(write('2 + 3'), undefined);
    await world.pass();
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect(world.posts).toHaveLength(2);
    await outbox.takeBack(only()?.sendId ?? '');
    expect([world.drafts.get('new')?.input, world.stored.size]).toEqual(['2 + 3', 0]);
  });

  test('keeps an earlier post with an unknown outcome when a later one is refused', async () => {
    const { world, outbox, only, accepted } = open();
    world.fates.push(lost, new ApiProblem(402, 'Out of credits.'));
    outbox.send(write('2 + 3'), undefined);
    await world.pass(10_000);
    expect(only()).toMatchObject({ state: 'refused', seq: 0 });
    expect(only()?.postedAt).not.toBeNull();
    expect(await outbox.takeBack(only()?.sendId ?? '')).toBeUndefined();
    world.addTurn(only()?.taskId ?? '', '2 + 3');
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect([world.posts.length, accepted.length]).toEqual([2, 1]);
  });

  test('is sent after a 429 as soon as the API allows', async () => {
    const { world, outbox, only } = open();
    world.fates.push(new ApiProblem(429, 'Slow down.', 90_000));
    outbox.send(write('2 + 3'), undefined);
    await world.pass(89_000);
    expect(only()).toMatchObject({ state: 'waiting', postedAt: null, activity: { kind: 'pausing', until: 1_090_000 } });
    expect(world.posts).toHaveLength(1);
    await world.pass(2_000);
    expect(world.taken).toEqual(['2 + 3']);
  });

  test('is refused after 429 without idempotency keys', async () => {
    const { world, outbox, only } = open(HOSTED);
    world.fates.push(new ApiProblem(429, 'Slow down.', 90_000));
    outbox.send(write('2 + 3'), undefined);
    await world.pass(200_000);
    expect(only()).toMatchObject({ state: 'refused', problem: { status: 429, retryAfterMs: 90_000 } });
    expect(world.posts).toHaveLength(1);
  });

  test('waits for the end of a running turn that the page did not know', async () => {
    const { world, outbox, states } = open(HOSTED);
    world.addTurn('k', 'first', 'completed');
    outbox.send(write('2 + 3'), 'k');
    world.addTurn('k', 'theirs');
    await world.pass(60_000);
    expect(states()).toEqual([['2 + 3', 'waiting', 'behind']]);
    world.endTurn('k', 'error');
    await world.pass(10_000);
    expect(world.taken).toEqual(['2 + 3']);
  });

  test('reads which turn is running after a 409 on a stale record', async () => {
    const { world, outbox, states, learn } = open();
    world.addTurn('k', 'first', 'completed');
    learn(world.recordOf('k'));
    world.addTurn('k', 'theirs');
    outbox.send(write('2 + 3'), 'k');
    await world.pass(10_000);
    expect(states()).toEqual([['2 + 3', 'waiting', 'behind']]);
    expect(world.posts).toHaveLength(1);
    world.endTurn('k');
    await world.pass(10_000);
    expect(world.taken).toEqual(['2 + 3']);
  });

  test('is refused by an archived task', async () => {
    const { world, outbox, only } = open();
    world.addTurn('k', 'first', 'completed');
    world.archive('k');
    outbox.send(write('2 + 3'), 'k');
    await world.pass(60_000);
    expect(only()).toMatchObject({ state: 'refused', problem: { status: 409 } });
    expect(world.posts).toHaveLength(1);
  });

  test('is refused after a second 409 without a running turn', async () => {
    const { world, outbox, only } = open();
    world.addTurn('k', 'first', 'completed');
    world.fates.push(new ApiProblem(409, 'No.'), new ApiProblem(409, 'No.'));
    outbox.send(write('2 + 3'), 'k');
    await world.pass(60_000);
    expect(only()).toMatchObject({ state: 'refused', problem: { status: 409 } });
    expect(world.posts).toHaveLength(2);
  });
});

describe('an accepted turn whose record lags behind', () => {
  const notThere = new ApiProblem(404, 'There is no such task.');

  test('stays until the record shows it, and the next turn waits for that', async () => {
    const { world, outbox, states, only } = open();
    world.failReads(notThere);
    outbox.send(write('first'), undefined);
    await world.pass();
    const { taskId } = only() ?? {};
    expect(states()).toEqual([['first', 'accepted', 'behind']]);
    outbox.send(write('second'), taskId);
    await world.pass(60_000);
    expect([world.posts.length, states().map(([, state]) => state)]).toEqual([1, ['accepted', 'waiting']]);
    world.failReads(undefined);
    await world.pass(10_000);
    expect(states()).toEqual([['second', 'waiting', 'behind']]);
    world.endTurn(taskId ?? '');
    await world.pass(10_000);
    expect([world.taken, outbox.turns()]).toEqual([['first', 'second'], []]);
  });

  test('is removed after 120 s and never posted again', async () => {
    const { world, outbox } = open();
    world.failReads(notThere);
    outbox.send(write('first'), undefined);
    await world.pass(130_000);
    expect([world.posts.length, outbox.turns()]).toEqual([1, []]);
  });
});

describe('a turn that was meant for another API', () => {
  test('is not posted to another API unless the operator confirms', async () => {
    const { world, outbox, only } = open();
    world.setOnline(false);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    world.switchApi('https://handinger.com');
    world.setOnline(true);
    await world.pass(600_000);
    expect([world.taken, only()?.state, only()?.problem?.status]).toEqual([[], 'refused', 421]);
    await outbox.sendAgain(only()?.sendId ?? '');
    await world.pass();
    expect(world.taken).toEqual(['2 + 3']);
  });

  test('is not posted again to another API after its answer was lost', async () => {
    const { world, outbox, only } = open();
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass();
    world.switchApi('https://handinger.com');
    await world.pass(600_000);
    expect([world.taken, only()?.state]).toEqual([[], 'refused']);
  });
});

describe('an upload that the operator cancels', () => {
  const NOTHING = { state: 'refused', problem: null, postedAt: null };

  async function openUploading(sentBytes: number) {
    const opened = open();
    opened.world.fates.push('hang');
    opened.outbox.send(write('read this'), undefined);
    await opened.world.pass();
    opened.world.uploads[0]?.(sentBytes);
    return { ...opened, sendId: opened.only()?.sendId ?? '' };
  }

  test('stops and becomes a draft again', async () => {
    const { world, outbox, only, sendId } = await openUploading(40);
    outbox.cancelUpload(sendId);
    await world.pass(600_000);
    expect([world.posts.length, world.taken]).toEqual([1, []]);
    expect(only()).toMatchObject(NOTHING);
    expect((await outbox.takeBack(sendId))?.input).toBe('read this');
  });

  test('can be cancelled from another tab', async () => {
    const { world, only, sendId } = await openUploading(40);
    const other = world.openTab('b');
    await world.pass();
    other.outbox.cancelUpload(sendId);
    await world.pass(10_000);
    expect(only()).toMatchObject(NOTHING);
  });

  test('continues if all bytes have left', async () => {
    const { world, outbox, only, sendId } = await openUploading(100);
    outbox.cancelUpload(sendId);
    await world.pass(10_000);
    expect(only()).toMatchObject({ state: 'posted', activity: { kind: 'sending' } });
  });

  test('is accepted if its last bytes arrived all the same', async () => {
    const { world, outbox, accepted, only, sendId } = await openUploading(99);
    world.addTurn(only()?.taskId ?? '', 'read this');
    outbox.cancelUpload(sendId);
    await world.pass(10_000);
    expect([accepted, outbox.turns()]).toEqual([[{ input: 'read this', how: 'recorded' }], []]);
  });

  test('waits until the record can be read', async () => {
    const { world, outbox, only, sendId } = await openUploading(40);
    world.failReads(new ApiProblem(502, 'down'));
    outbox.cancelUpload(sendId);
    await world.pass(60_000);
    expect(only()).toMatchObject({ state: 'posted', activity: { kind: 'checking' } });
    world.failReads(undefined);
    await world.pass(60_000);
    expect([only()?.state, world.posts.length]).toEqual(['refused', 1]);
  });
});
