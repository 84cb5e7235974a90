import type { Clock } from '../domain/clock.ts';
import type { TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';

/** Long enough for those who watched a turn to be told of its end, short enough for its output to be found at once. */
const PAUSE_MS = 20;
/** After a turn that couldn't be folded: a database that was away may be back. */
const RETRY_MS = 30_000;
/** After so many turns the database is tidied, and after the first: a process may never see as many. */
const TIDY_AFTER = 50;

/**
 * What is done to a turn once it has ended and everybody knows: its output is made searchable, its parts are put into one
 * row. One turn at a time, with pauses, so that nobody waits for it. Until then its parts read as well; what failed is
 * tried again later, and what a crash left undone is done after the next start, whenever no other turn has just ended.
 */
export interface Folding {
  add(ref: TurnRef): void;
  /** Resolves when nothing is under way; the rest is left. */
  stop(): Promise<void>;
}

type FoldedStore = Pick<Store, 'findTurn' | 'findTask' | 'foldParts' | 'knownTexts' | 'insertTexts'>;

export interface FoldingDeps {
  store: Pick<Store, 'listUnfolded' | 'tidy'> & {
    transaction(work: (tx: FoldedStore) => Promise<void>): Promise<void>;
  };
  clock: Clock;
  report(problem: unknown): void;
}

/** Begins with the turns that earlier processes left, those of older versions too. */
export function createFolding({ store, clock, report }: FoldingDeps): Folding {
  const stopped = new AbortController();
  const ended: TurnRef[] = [];
  const failed: TurnRef[] = [];
  let leftovers: TurnRef[] = [];
  let untidied = TIDY_AFTER;
  let work: Promise<void> | undefined = foldLeftovers();

  async function foldLeftovers(): Promise<void> {
    try {
      leftovers = await store.listUnfolded();
    } catch (error) {
      report(error);
    }
    await foldAll();
  }

  async function foldAll(): Promise<void> {
    for (;;) {
      await clock.sleep(PAUSE_MS, stopped.signal);
      const next = stopped.signal.aborted ? undefined : (ended.shift() ?? leftovers.pop());
      if (next === undefined) break;
      try {
        await foldTurn(store, next);
      } catch (error) {
        report(error);
        retryLater(next);
      }
      untidied += 1;
      if (untidied < TIDY_AFTER) continue;
      untidied = 0;
      await store.tidy().catch(report);
    }
    work = undefined;
  }

  function retryLater(ref: TurnRef): void {
    failed.push(ref);
    if (failed.length > 1) return;
    void clock.sleep(RETRY_MS, stopped.signal).then(() => {
      leftovers = [...failed.splice(0), ...leftovers];
      begin();
    });
  }

  function begin(): void {
    if (!stopped.signal.aborted) work ??= foldAll();
  }

  return {
    add(ref) {
      ended.push(ref);
      begin();
    },

    async stop() {
      stopped.abort();
      await work;
    },
  };
}

/** Folds a turn that has ended. */
async function foldTurn(store: FoldingDeps['store'], ref: TurnRef): Promise<void> {
  await store.transaction(async (tx) => {
    const turn = await tx.findTurn(ref);
    if (turn === undefined || turn.completedAt === null) return;
    await tx.foldParts(ref);
    const known = await tx.knownTexts(ref);
    const texts = { input: turn.input, output: turn.outputText };
    await tx.insertTexts(ref, known.includes('input') ? { output: turn.outputText } : texts);
    if (ref.seq > 0 || known.includes('title')) return;
    const task = await tx.findTask(ref.organizationId, ref.taskId);
    if (task !== undefined) await tx.insertTexts(ref, { title: task.title });
  });
}
