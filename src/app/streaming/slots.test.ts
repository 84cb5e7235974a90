import { describe, expect, test } from 'vitest';
import { createFakeBrowser } from '#app/testing/fake-browser.ts';
import { createFakeClock } from '#app/testing/fake-clock.ts';
import { createSlots, type SlotWish } from './slots.ts';

const { settle } = createFakeClock();

function world(tabs: number) {
  const browser = createFakeBrowser();
  const open = () => {
    const tab = browser.openTab();
    return createSlots({ tabs: { locks: tab.locks, channel: tab.slotChannel }, random: () => 0 });
  };
  return Array.from({ length: tabs }, open);
}

const wish = (how: SlotWish['how'], over: Partial<SlotWish> = {}): SlotWish => ({
  how,
  signal: new AbortController().signal,
  isUnseen: () => false,
  ...over,
});

async function fill(takes: ReturnType<typeof world>, over: Partial<SlotWish> = {}) {
  return Promise.all(Array.from({ length: 4 }, (_, i) => takes[i % takes.length]?.(wish('now', over))));
}

describe('slots', () => {
  test('limits all tabs to four slots', async () => {
    const takes = world(2);
    expect((await fill(takes)).every((slot) => slot !== undefined)).toBe(true);
    expect(await takes[0]?.(wish('now'))).toBeUndefined();
  });

  test('gives a waiting tab the first free slot and no other', async () => {
    const takes = world(2);
    const slots = await fill(takes);
    const waiting = takes[1]?.(wish('wait'));
    await settle();
    slots[2]?.release();
    expect(await waiting).toBeDefined();
    slots[3]?.release();
    await settle();
    expect(await takes[0]?.(wish('now'))).toBeDefined();
  });

  test('gives nothing to a request that was aborted', async () => {
    const takes = world(1);
    const slots = await fill(takes);
    const patience = new AbortController();
    const waiting = takes[0]?.(wish('wait', { signal: patience.signal }));
    await settle();
    patience.abort();
    await expect(waiting).rejects.toThrow('abort');
    slots[0]?.release();
    await settle();
    expect(await takes[0]?.(wish('now'))).toBeDefined();
  });

  test('steals a slot for a send and notifies its holder', async () => {
    const takes = world(2);
    const slots = await fill(takes.slice(0, 1));
    expect(await takes[1]?.(wish('steal'))).toBeDefined();
    await settle();
    expect(slots.map((slot) => slot?.lost.aborted)).toEqual([true, false, false, false]);
  });

  test('moves a slot from a hidden tab to a visible one', async () => {
    const takes = world(2);
    const slots = await fill(takes.slice(0, 1), { isUnseen: () => true });
    const slot = takes[1]?.(wish('wait'));
    await settle();
    expect(await slot).toBeDefined();
    expect(slots.map((one) => one?.lost.aborted)).toEqual([true, false, false, false]);
  });

  test('a visible tab keeps its slot', async () => {
    const takes = world(2);
    const slots = await fill(takes.slice(0, 1));
    void takes[1]?.(wish('wait'));
    await settle();
    expect(slots.some((one) => one?.lost.aborted)).toBe(false);
  });
});
