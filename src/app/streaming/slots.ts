import type { TabChannel, TabLocks } from './tabs.ts';

/** Open streams per browser. HTTP/1.1 allows six connections per host; other requests need some. */
const SLOTS = 4;

export type Slot = {
  /** Aborts when another tab stole the slot. */
  readonly lost: AbortSignal;
  readonly release: () => void;
};

export type SlotWish = {
  /** `now`: only if one is free. `wait`: asks hidden tabs to release theirs. `steal`: takes any. */
  how: 'now' | 'wait' | 'steal';
  signal: AbortSignal;
  isUnseen: () => boolean;
};

export type SlotDeps = {
  /** Undefined: slots are per tab. */
  tabs: { locks: TabLocks; channel: TabChannel<SlotWanted> } | undefined;
  random: () => number;
};

/** Asks the holder to release a slot whose stream is not visible. */
export type SlotWanted = { readonly slot: string };

/** Resolves with undefined if no slot is free; rejects when the signal aborts. */
export type TakeSlot = (wish: SlotWish) => Promise<Slot | undefined>;

const NAMES = Array.from({ length: SLOTS }, (_, i) => `handinger-stream-slot/${i}`);

export function createSlots({ tabs, random }: SlotDeps): TakeSlot {
  if (tabs === undefined) {
    return () => Promise.resolve({ lost: new AbortController().signal, release: () => undefined });
  }
  const { locks, channel } = tabs;
  const held = new Map<string, { isUnseen: () => boolean; yieldIt: () => void }>();
  channel.listen(({ slot }) => {
    const mine = held.get(slot);
    if (mine?.isUnseen() === true) mine.yieldIt();
  });

  /** Resolves with undefined if the lock is not granted, or no longer wanted. */
  function request(name: string, options: LockOptions, { signal, isUnseen }: SlotWish, isWanted = () => true) {
    return new Promise<Slot | undefined>((resolve, reject) => {
      const lost = new AbortController();
      const end = (reason: unknown) => {
        held.delete(name);
        lost.abort(reason);
      };
      function hold(lock: Lock | null): Promise<void> | undefined {
        if (lock === null || signal.aborted || !isWanted()) {
          resolve(undefined);
          return undefined;
        }
        return new Promise((letGo) => {
          const release = () => {
            held.delete(name);
            letGo();
          };
          const yieldIt = () => {
            end(new DOMException('Given to a tab that somebody looks at.', 'AbortError'));
            letGo();
          };
          held.set(name, { isUnseen, yieldIt });
          resolve({ lost: lost.signal, release });
        });
      }
      locks.request(name, options, hold).catch((error: unknown) => {
        end(error);
        reject(error);
      });
    });
  }

  async function takeFree(wish: SlotWish): Promise<Slot | undefined> {
    for (const name of NAMES) {
      const slot = await request(name, { ifAvailable: true }, wish);
      if (slot !== undefined) return slot;
    }
    return undefined;
  }

  /** Waits for all slots, and cancels the other requests once one is granted. */
  async function takeFirst(wish: SlotWish): Promise<Slot | undefined> {
    const settled = new AbortController();
    const signal = AbortSignal.any([wish.signal, settled.signal]);
    let taken = false;
    const isFirst = () => !taken && (taken = true);
    const requests = NAMES.map((name) => grantedOf(request(name, { signal }, wish, isFirst)));
    channel.post({ slot: someName() });
    try {
      return await Promise.any(requests);
    } catch {
      return undefined;
    } finally {
      settled.abort();
    }
  }

  function someName(): string {
    return NAMES[Math.floor(random() * SLOTS)] ?? '';
  }

  function takeHeld(wish: SlotWish): Promise<Slot | undefined> {
    switch (wish.how) {
      case 'now':
        return Promise.resolve(undefined);
      case 'wait':
        return takeFirst(wish);
      case 'steal':
        return request(someName(), { steal: true }, wish);
    }
  }

  return async (wish) => {
    wish.signal.throwIfAborted();
    const slot = (await takeFree(wish)) ?? (await takeHeld(wish));
    if (wish.signal.aborted) slot?.release();
    wish.signal.throwIfAborted();
    return slot;
  };
}

async function grantedOf(request: Promise<Slot | undefined>): Promise<Slot> {
  const slot = await request;
  if (slot === undefined) throw new Error('Another slot was granted first.');
  return slot;
}
