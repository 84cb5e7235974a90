import { ApiProblem } from '#contract/api-problem.ts';
import { mayPass, retryDelay } from '#app/data/query-client.ts';

/** A browser has six connections to a host, and lists and streams need some. */
const AT_A_TIME = 4;
/** How often a failure that may pass is met before it counts as a refusal. Being asked to wait is none. */
const TRIES = 5;

export type GentleSenderDeps = {
  /** Does it for one id; rejects with what the API refused it for. Doing it twice must be the same as once. */
  send: (id: string) => Promise<void>;
  /** Resolves after `ms`, or as soon as the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
};

export type Settled = {
  done: (id: string) => void;
  refused: (id: string, error: unknown) => void;
  /** The API asks to wait until then, in milliseconds since the epoch. */
  waits: (until: number) => void;
};

/** Sends all of these, in order, and resolves when each is settled; once the signal aborts, what has not gone out is left. */
export type GentleSender = (ids: readonly string[], signal: AbortSignal, settled: Settled) => Promise<void>;

/**
 * Asks the API for many things without crowding it: four at a time over all who send, all waiting as long as it asks
 * (429), each tried again where a failure may pass.
 */
export function createGentleSender({ send, wait, now, random }: GentleSenderDeps): GentleSender {
  const slots = createSlots(AT_A_TIME);
  let notBefore = 0;

  async function sendOne(id: string, signal: AbortSignal, settled: Settled): Promise<void> {
    let failures = 0;
    for (let tries = 1; ; tries += 1) {
      await wait(notBefore - now(), signal);
      await slots.take();
      try {
        if (signal.aborted) return;
        if (now() < notBefore) continue;
        await send(id);
        settled.done(id);
        return;
      } catch (error) {
        const isAskedToWait = error instanceof ApiProblem && error.status === 429;
        if (!isAskedToWait) failures += 1;
        if (!mayPass(error) || failures >= TRIES) {
          settled.refused(id, error);
          return;
        }
        const again = now() + retryDelay(tries, error, random);
        if (isAskedToWait) settled.waits((notBefore = Math.max(notBefore, again)));
        else await wait(again - now(), signal);
      } finally {
        slots.release();
      }
    }
  }

  return async (ids, signal, settled) => {
    const rest = ids.values();
    async function sendRest() {
      for (const id of rest) {
        if (signal.aborted) return;
        await sendOne(id, signal, settled);
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, sendRest));
  };
}

/** So many at a time; who comes when all are taken is served in turn. */
function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    release(): void {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
