import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Fate } from '#app/testing/scripted-api.ts';
import { createWorld, HOSTED, lost, open, write } from '#app/testing/outbox-world.ts';

describe('a tab that dies', () => {
  const fates: [string, Fate][] = [
    ['accepted', 'take, and be silent'],
    ['not taken', 'hang'],
    ['taken, its answer lost', { take: lost }],
    ['not taken, its answer lost', lost],
    ['asked to wait', new ApiProblem(429, '', 5_000)],
    ['failed', new ApiProblem(500, '')],
  ];
  for (const [name, fate] of fates) {
    test.each([0, 1, 300, 700, 5_000, 25_000])(
      `while its turn is ${name}: another tab continues after %d ms, with one turn`,
      async (ms) => {
        const { world, outbox, close } = open();
        world.fates.push(fate);
        outbox.send(write('2 + 3'), undefined);
        await world.pass(ms);
        close();
        const later = world.openTab('b');
        await world.pass(120_000);
        expect(world.taken).toEqual(['2 + 3']);
        expect(new Set(world.posts.map(({ sendId }) => sendId)).size).toBe(1);
        expect([later.outbox.turns(), world.stored.size]).toEqual([[], 0]);
      },
    );
  }

  test('before it posts: the next tab sends the turn', async () => {
    const { world, outbox, close } = open();
    world.setOnline(false);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    close();
    world.setOnline(true);
    const later = world.openTab('b');
    await world.pass(1_000);
    expect([world.taken, later.accepted.length]).toEqual([['2 + 3'], 1]);
  });

  test('before the turn is stored: its text is backed up as a draft', async () => {
    const { world, outbox } = open();
    outbox.send(write('2 + 3'), 'k');
    outbox.backUp();
    expect(world.drafts.get('k')?.input).toBe('2 + 3');
    world.drafts.clear();
    await world.pass();
    outbox.backUp();
    expect(world.drafts.size).toBe(0);
  });

  test('beside another tab: that tab continues at once', async () => {
    const { world, outbox, close } = open();
    const other = world.openTab('b');
    world.fates.push('hang');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    expect(other.outbox.turns()[0]).toMatchObject({ state: 'posted', activity: { kind: 'sending' } });
    close();
    await world.pass(2_000);
    expect([world.taken, other.accepted.length]).toEqual([['2 + 3'], 1]);
  });

  test('while it searches the record, without idempotency keys: the next tab searches on and asks the operator', async () => {
    const { world, outbox, close } = open(HOSTED);
    world.fates.push(lost);
    outbox.send(write('2 + 3'), undefined);
    await world.pass(60_000);
    close();
    const later = world.openTab('b');
    await world.pass(59_000);
    expect(later.outbox.turns()[0]?.state).toBe('posted');
    await world.pass(30_000);
    expect(later.outbox.turns()[0]?.state).toBe('unknown');
    expect(world.posts).toHaveLength(1);
  });

  test('during a long upload: the 120 s begin with the last bytes that left', async () => {
    const { world, outbox, close } = open(HOSTED);
    world.fates.push('hang');
    outbox.send(write('2 + 3'), undefined);
    for (let percent = 0; percent < 60; percent += 1) {
      await world.pass(5_000);
      world.uploads[0]?.(percent);
    }
    expect(outbox.turns()[0]?.activity).toEqual({ kind: 'sending', upload: { sentBytes: 59, totalBytes: 100 } });
    close();
    const later = world.openTab('b');
    await world.pass(90_000);
    expect(later.outbox.turns()[0]?.state).toBe('posted');
    await world.pass(60_000);
    expect(later.outbox.turns()[0]?.state).toBe('unknown');
  });

  test('after it stored a turn, before it reported it: another tab sends the turn when it becomes visible', async () => {
    const { world, outbox } = open();
    await world.pass();
    const [turn] = await storeUnreported(world);
    await world.pass(600_000);
    expect([world.posts, world.stored.size]).toEqual([[], 1]);
    outbox.wake();
    await world.pass();
    expect(world.taken).toEqual([turn?.input]);
  });

  test('a new tab asks the others for their activities', async () => {
    const { world, outbox } = open();
    world.fates.push('hang');
    outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    const later = world.openTab('b');
    await world.pass();
    expect(later.outbox.turns()[0]?.activity).toEqual({ kind: 'sending', upload: null });
  });
});

describe('a browser that stores nothing', () => {
  test('sends from memory and reports that turns are not stored', async () => {
    const { world } = open();
    const tab = world.openTab('b', null);
    world.setOnline(false);
    tab.outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    expect(tab.outbox.turns()).toMatchObject([{ input: '2 + 3', isStored: false, activity: { kind: 'offline' } }]);
    world.setOnline(true);
    await world.pass(1_000);
    expect([world.taken, tab.outbox.turns()]).toEqual([['2 + 3'], []]);
  });

  test('keeps a turn in memory if the store is full', async () => {
    const { world } = open();
    const full = { ...world.store, add: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
    const tab = world.openTab('b', full);
    world.fates.push(new ApiProblem(402, 'Out of credits.'));
    tab.outbox.send(write('2 + 3'), undefined);
    await world.pass();
    expect(tab.outbox.turns()).toMatchObject([{ state: 'refused', isStored: false }]);
    expect((await tab.outbox.takeBack(tab.outbox.turns()[0]?.sendId ?? ''))?.input).toBe('2 + 3');
    expect(tab.outbox.turns()).toEqual([]);
  });

  test('keeps showing and sends turns when the store fails once', async () => {
    const world = createWorld();
    let isBroken = false;
    const list = () => (isBroken ? Promise.reject(new DOMException('', 'UnknownError')) : world.store.list());
    const tab = world.openTab('b', { ...world.store, list });
    world.setOnline(false);
    tab.outbox.send(write('2 + 3'), undefined);
    await world.pass(1_000);
    isBroken = true;
    await world.pass(20_000);
    expect(tab.outbox.turns()).toHaveLength(1);
    isBroken = false;
    world.setOnline(true);
    await world.pass(20_000);
    expect([world.taken, tab.outbox.turns()]).toEqual([['2 + 3'], []]);
  });

  test('sends stored turns before those in memory when the store fails once', async () => {
    const world = createWorld();
    let isBroken = false;
    const refused = () => Promise.reject(new DOMException('', 'UnknownError'));
    const tab = world.openTab('b', {
      ...world.store,
      list: () => (isBroken ? refused() : world.store.list()),
      add: (turn) => (isBroken ? refused() : world.store.add(turn)),
    });
    world.setOnline(false);
    tab.outbox.send(write('2 + 3'), undefined);
    await world.pass();
    isBroken = true;
    tab.outbox.send(write('4 + 5'), tab.outbox.turns()[0]?.taskId);
    await world.pass();
    world.setOnline(true);
    await world.pass();
    expect(tab.outbox.turns()).toMatchObject([
      { input: '2 + 3', isStored: true },
      { input: '4 + 5', isStored: false },
    ]);
    expect(world.taken).toEqual([]);
    isBroken = false;
    await world.pass(20_000);
    world.endTurn(tab.outbox.turns()[0]?.taskId ?? '');
    await world.pass(20_000);
    expect([world.taken, tab.outbox.turns()]).toEqual([['2 + 3', '4 + 5'], []]);
  });

  test('removes the draft of a turn that was sent from memory', async () => {
    const { world } = open();
    world.drafts.set('new', write('2 + 3'));
    const full = { ...world.store, add: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
    const tab = world.openTab('b', full);
    tab.outbox.send(write('2 + 3'), undefined);
    await world.pass();
    expect([world.taken, world.drafts.size]).toEqual([['2 + 3'], 0]);
  });
});

/** Stores what a tab stored that died at once. */
async function storeUnreported(world: ReturnType<typeof createWorld>) {
  const dead = createWorld();
  dead.setOnline(false);
  dead.openTab('b').outbox.send(write('2 + 3'), undefined);
  await dead.pass();
  for (const [sendId, turn] of dead.stored) world.stored.set(sendId, turn);
  return [...dead.stored.values()];
}
