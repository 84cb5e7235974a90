import type { Clock } from '../domain/clock.ts';
import type { AnnouncedTurn, OpenedTurn } from '../domain/runner.ts';
import type { Store } from '../domain/store.ts';

/** Before the database is asked: by then it has done what a lost connection asked of it last, or it never will. */
const ASK_AFTER_MS = 1000;

export interface AnnouncementsDeps {
  store: Pick<Store, 'findTurn'>;
  clock: Clock;
  report(problem: unknown): void;
  /** No database is asked any more; the next start ends what was left. */
  stopped: AbortSignal;
  start(opened: OpenedTurn): void;
}

export interface Announcements {
  add(opened: OpenedTurn): AnnouncedTurn;
  /** Resolves when the task's announced turn runs, or won't; at once where none is announced. */
  settled(key: string): Promise<void>;
  allSettled(): Promise<void>;
}

/** Turns between their writing and their start, by their task's key. */
export function createAnnouncements(deps: AnnouncementsDeps, keyOf: (opened: OpenedTurn) => string): Announcements {
  const { clock, report, stopped, start } = deps;
  const open = new Map<string, Promise<void>>();

  /** Undefined where nobody asks any more. */
  async function isStored({ turn }: OpenedTurn): Promise<boolean | undefined> {
    for (;;) {
      await clock.sleep(ASK_AFTER_MS, stopped);
      if (stopped.aborted) return undefined;
      try {
        // Another send may have taken its place by now.
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

    settled: async (key) => open.get(key),

    async allSettled() {
      await Promise.all(open.values());
    },
  };
}
