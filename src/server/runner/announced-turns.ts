import type { Clock } from '../domain/clock.ts';
import type { AnnouncedTurn, OpenedTurn } from '../domain/runner.ts';
import type { Store } from '../domain/store.ts';

/** By then the database has finished, or lost, a commit whose connection broke. */
const CHECK_AFTER_MS = 1000;

export interface AnnouncedTurnsDeps {
  store: Pick<Store, 'findTurn'>;
  clock: Clock;
  report(problem: unknown): void;
  stopped: AbortSignal;
  start(opened: OpenedTurn): void;
}

export interface AnnouncedTurns {
  add(opened: OpenedTurn): AnnouncedTurn;
  whenSettled(key: string): Promise<void>;
  whenAllSettled(): Promise<void>;
}

export function createAnnouncedTurns(deps: AnnouncedTurnsDeps, keyOf: (opened: OpenedTurn) => string): AnnouncedTurns {
  const { clock, report, stopped, start } = deps;
  const open = new Map<string, Promise<void>>();

  /** Retries until the database answers. Undefined when the API stops. */
  async function isStored({ turn }: OpenedTurn): Promise<boolean | undefined> {
    for (;;) {
      await clock.sleep(CHECK_AFTER_MS, stopped);
      if (stopped.aborted) return undefined;
      try {
        // Another turn may have this seq by now.
        return (await deps.store.findTurn(turn))?.id === turn.id;
      } catch (error) {
        report(error);
      }
    }
  }

  return {
    add(opened) {
      const key = keyOf(opened);
      let settle = () => {};
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      }).then(() => {
        if (open.get(key) === settled) open.delete(key);
      });
      open.set(key, settled);
      return {
        start() {
          start(opened);
          settle();
        },
        async check(undo) {
          const stored = await isStored(opened);
          if (stored === true) start(opened);
          settle();
          if (stored === false) await undo().catch(report);
        },
      };
    },

    whenSettled: async (key) => open.get(key),

    async whenAllSettled() {
      await Promise.all(open.values());
    },
  };
}
