import type { VirtualTime } from '../harness/stub-time.ts';

/** Turns of the event loop in which nothing must happen before time goes on: bytes on loopback need one or two. */
const STILL_TURNS = 3;
/** Turns within one moment after which something spins, or waits for what will not come. */
const LONGEST_MOMENT = 5_000;

export interface World {
  readonly time: VirtualTime;
  /** Counts everything that happens. */
  stirs(): number;
  /** Whether something is under way that needs no time to pass, but the event loop. */
  isBusy(): boolean;
}

/**
 * Lets time pass until the promise settles: on to the next moment at which somebody wakes, whenever nothing more
 * happens in this one. Throws where one moment never ends, and where nobody will ever wake.
 */
export async function passTime<T>({ time, stirs, isBusy }: World, until: Promise<T>): Promise<T> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  until.then(settle, settle);
  let seen = -1;
  let still = 0;
  let moment = time.now();
  let turns = 0;
  for (;;) {
    await new Promise(setImmediate);
    if (settled) return until;
    const now = stirs();
    still = now === seen && !isBusy() ? still + 1 : 0;
    seen = now;
    turns = time.now() === moment ? turns + 1 : 0;
    moment = time.now();
    if (turns > LONGEST_MOMENT) throw new Error(isBusy() ? 'something is under way, and nothing comes of it' : 'spins');
    if (still < STILL_TURNS) continue;
    still = 0;
    if (!time.skip()) throw new Error('everybody waits for something that will not come');
  }
}
