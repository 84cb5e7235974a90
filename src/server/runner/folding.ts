import type { Clock } from '../domain/clock.ts';
import type { TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';

/** Long enough for those who watched a turn to be told of its end, short enough for its output to be found at once. */
const PAUSE_MS = 20;
/** After so many turns the database is tidied. */
const TIDY_AFTER = 50;

/**
 * What is done to a turn once it has ended and everybody knows: its output is made searchable, its parts are put into one
 * row. One turn at a time, with pauses, so that nobody waits for it. Until then its parts read as well; what
 * a crash left undone is done after the next start.
 */
export interface Folding {
  add(ref: TurnRef): void;
  /** Resolves when nothing is under way; the rest is left. */
  stop(): Promise<void>;
}

export interface FoldingDeps {
  store: Store;
  clock: Clock;
  report(problem: unknown): void;
}

/** Begins with the turns that earlier processes left, those of older versions too. */
export function createFolding({ store, clock, report }: FoldingDeps): Folding {
  const stopped = new AbortController();
  const waiting: TurnRef[] = [];
  let untidied = 0;
  let work: Promise<void> | undefined = foldLeftovers();

  async function foldLeftovers(): Promise<void> {
    try {
      waiting.push(...(await store.listUnfolded()));
    } catch (error) {
      report(error);
    }
    await foldWaiting();
  }

  async function foldWaiting(): Promise<void> {
    for (;;) {
      await clock.sleep(PAUSE_MS, stopped.signal);
      const next = stopped.signal.aborted ? undefined : waiting.shift();
      if (next === undefined) break;
      await foldTurn(store, next).catch(report);
      untidied += 1;
      if (untidied < TIDY_AFTER) continue;
      untidied = 0;
      await store.tidy().catch(report);
    }
    work = undefined;
  }

  return {
    add(ref) {
      waiting.push(ref);
      if (!stopped.signal.aborted) work ??= foldWaiting();
    },

    async stop() {
      stopped.abort();
      await work;
    },
  };
}

/** Folds a turn that has ended. */
async function foldTurn(store: Store, ref: TurnRef): Promise<void> {
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
