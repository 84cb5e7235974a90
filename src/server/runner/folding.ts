import type { Clock } from '../domain/clock.ts';
import type { TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';

/** Long enough for those who watched a turn to be told of its end, short enough for its output to be found at once. */
const PAUSE_MS = 20;
/** After something failed: a database that was away may be back. The longer, the more often it fails. */
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
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

type FoldedStore = Pick<Store, 'foldParts' | 'insertTexts'>;

export interface FoldingDeps {
  store: Pick<Store, 'listUnfolded' | 'tidy' | 'findTurn' | 'findTask' | 'knownTexts' | 'indexText'> & {
    transaction(work: (tx: FoldedStore) => Promise<void>): Promise<void>;
  };
  clock: Clock;
  report(problem: unknown): void;
}

/** Begins with the turns that earlier processes left, those of older versions too. */
export function createFolding({ store, clock, report }: FoldingDeps): Folding {
  const stopped = new AbortController();
  const ended: TurnRef[] = [];
  let left: TurnRef[] = [];
  /** Whether turns that were left, or that failed, are to be looked for. */
  let isUnlisted = true;
  let isRetrying = false;
  let retryMs = RETRY_MS;
  let untidied = TIDY_AFTER;
  let work: Promise<void> | undefined = foldAll();

  async function foldAll(): Promise<void> {
    for (;;) {
      try {
        if (isUnlisted) await listLeft();
        await clock.sleep(PAUSE_MS, stopped.signal);
        if (stopped.signal.aborted) break;
        const next = ended.shift() ?? left.pop();
        if (next !== undefined) {
          await foldTurn(store, next);
          untidied += 1;
        } else if (!isUnlisted) break;
      } catch (error) {
        report(error);
        retryLater();
      }
      if (untidied < TIDY_AFTER) continue;
      untidied = 0;
      await store.tidy().catch(report);
    }
    if (!isRetrying) retryMs = RETRY_MS;
    work = undefined;
  }

  async function listLeft(): Promise<void> {
    isUnlisted = false;
    left = await store.listUnfolded();
  }

  function retryLater(): void {
    if (isRetrying) return;
    isRetrying = true;
    void clock.sleep(retryMs, stopped.signal).then(() => {
      isRetrying = false;
      isUnlisted = true;
      begin();
    });
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
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

/** Folds a turn that has ended. Its texts, which never change again, are indexed before the transaction. */
async function foldTurn(store: FoldingDeps['store'], ref: TurnRef): Promise<void> {
  const turn = await store.findTurn(ref);
  if (turn === undefined || turn.completedAt === null) return;
  const known = await store.knownTexts(ref);
  const task =
    ref.seq > 0 || known.includes('title') ? undefined : await store.findTask(ref.organizationId, ref.taskId);
  const indexed = {
    output: await store.indexText(turn.outputText),
    ...(!known.includes('input') && { input: await store.indexText(turn.input) }),
    ...(task && { title: await store.indexText(task.title) }),
  };
  await store.transaction(async (tx) => {
    await tx.foldParts(ref);
    await tx.insertTexts(ref, indexed);
  });
}
