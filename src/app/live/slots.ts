import type { TabLocks } from './tabs.ts';

/** Event streams that the tabs of a browser may hold open together: HTTP/1.1 gives a host six connections, and the rest need some. */
const SLOTS = 4;

/** The right to hold one event stream open. */
export type Slot = {
  /** Aborts when another tab has taken it away. */
  readonly lost: AbortSignal;
  readonly release: () => void;
};

export type Slots = {
  /**
   * Takes a slot: `now` where one is free, `steal` from whoever holds one where none is, `wait` until one is.
   * Undefined where there is none now; rejects when the signal aborts.
   */
  take: (how: 'now' | 'steal' | 'wait', signal: AbortSignal) => Promise<Slot | undefined>;
};

const NAMES = Array.from({ length: SLOTS }, (_, i) => `handinger-stream-slot/${i}`);

/** Slots kept by Web Locks; without them, each tab has as many as it asks for. */
export function createSlots(locks: TabLocks | undefined, random: () => number): Slots {
  if (locks === undefined) {
    return { take: () => Promise.resolve({ lost: new AbortController().signal, release: () => undefined }) };
  }

  /** Asks for one of the locks. Resolves to undefined where it isn't granted, or comes too late. */
  function request(name: string, options: LockOptions, isWanted: () => boolean): Promise<Slot | undefined> {
    return new Promise((resolve, reject) => {
      const lost = new AbortController();
      const hold = (lock: Lock | null) => {
        if (lock === null || !isWanted()) {
          resolve(undefined);
          return undefined;
        }
        return new Promise<void>((release) => resolve({ lost: lost.signal, release }));
      };
      locks?.request(name, options, hold).catch((error: unknown) => {
        lost.abort(error);
        reject(error);
      });
    });
  }

  async function takeFree(): Promise<Slot | undefined> {
    for (const name of NAMES) {
      const slot = await request(name, { ifAvailable: true }, () => true);
      if (slot !== undefined) return slot;
    }
    return undefined;
  }

  /** Queues at every slot, and leaves the other queues once the first is granted. */
  async function takeFirst(signal: AbortSignal): Promise<Slot | undefined> {
    const settled = new AbortController();
    const either = AbortSignal.any([signal, settled.signal]);
    let taken = false;
    const isFirst = () => !taken && !signal.aborted && (taken = true);
    try {
      return await Promise.any(NAMES.map((name) => grantedOf(request(name, { signal: either }, isFirst))));
    } catch {
      signal.throwIfAborted();
      return undefined;
    } finally {
      settled.abort();
    }
  }

  return {
    async take(how, signal) {
      signal.throwIfAborted();
      const free = await takeFree();
      const slot = free ?? (await takeHeld());
      if (signal.aborted) slot?.release();
      signal.throwIfAborted();
      return slot;

      function takeHeld(): Promise<Slot | undefined> {
        if (how === 'now') return Promise.resolve(undefined);
        if (how === 'wait') return takeFirst(signal);
        return request(NAMES[Math.floor(random() * SLOTS)] ?? '', { steal: true }, () => true);
      }
    },
  };
}

async function grantedOf(request: Promise<Slot | undefined>): Promise<Slot> {
  const slot = await request;
  if (slot === undefined) throw new Error('Another slot was granted first.');
  return slot;
}
