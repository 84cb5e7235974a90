import type { VirtualTime } from '../harness/stub-time.ts';

/** Turns of the event loop in which nothing must happen before time goes on: bytes on loopback need one or two. */
const STILL_TURNS = 3;
/** Turns without a stir after which a run is given up: something waits for what will not come. */
const PATIENCE_TURNS = 200_000;

export interface World {
  readonly time: VirtualTime;
  /** Counts everything that happens. */
  stirs(): number;
  /** Whether something is under way that needs no time to pass, but the event loop. */
  isBusy(): boolean;
}

/**
 * Lets time pass until the promise settles: on to the next moment at which somebody wakes, whenever nothing more
 * happens in this one. Throws where nothing happens any more and nobody sleeps.
 */
export async function passTime<T>({ time, stirs, isBusy }: World, until: Promise<T>): Promise<T> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  until.then(settle, settle);
  let seen = -1;
  let still = 0;
  let idle = 0;
  while (!settled) {
    await new Promise(setImmediate);
    const now = stirs();
    still = now === seen && !isBusy() ? still + 1 : 0;
    idle = now === seen ? idle + 1 : 0;
    seen = now;
    if (settled || still < STILL_TURNS) {
      if (idle > PATIENCE_TURNS) throw new Error('something is under way, and nothing comes of it');
      continue;
    }
    still = 0;
    if (!time.skip()) throw new Error('everybody waits for something that will not come');
  }
  return until;
}
