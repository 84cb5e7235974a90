import type { VirtualTime } from '../harness/stub-time.ts';

/** Idle turns of the event loop before time advances. Bytes on loopback need one or two. */
const STILL_TURNS = 3;
/** Turns of the event loop at one virtual moment, after which the test fails. */
const LONGEST_MOMENT = 5_000;

export interface World {
  readonly time: VirtualTime;
  stirs(): number;
  /** Whether work is pending that needs the event loop, but no time. */
  isBusy(): boolean;
}

/**
 * Advances to the next timer whenever the event loop is idle, until the promise settles. Throws if one moment never
 * ends, or no timer is left.
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
