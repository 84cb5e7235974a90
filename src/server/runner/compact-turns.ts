import type { Clock } from '../domain/clock.ts';
import type { TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';

/** Lets readers receive the end first. */
const PAUSE_MS = 20;
/** Doubles with each failure in a row. */
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
const VACUUM_AFTER = 50;

/**
 * Stores the parts of ended turns as one row and indexes their texts, one turn at a time. Retries failed turns and
 * those of an earlier process when idle.
 */
export interface Compactor {
  add(ref: TurnRef): void;
  stop(): Promise<void>;
}

type CompactingTransaction = Pick<Store, 'compactParts' | 'insertTexts'>;

export interface CompactorDeps {
  store: Pick<Store, 'listUncompacted' | 'vacuum' | 'findTurn' | 'findTask' | 'listIndexedTexts' | 'indexText'> & {
    transaction(work: (tx: CompactingTransaction) => Promise<void>): Promise<void>;
  };
  clock: Clock;
  report(problem: unknown): void;
}

export function createCompactor({ store, clock, report }: CompactorDeps): Compactor {
  const stopped = new AbortController();
  const ended: TurnRef[] = [];
  let backlog: TurnRef[] = [];
  let isListStale = true;
  let isRetrying = false;
  let retryMs = RETRY_MS;
  let untidied = VACUUM_AFTER;
  let work: Promise<void> | undefined = compactAll();

  async function compactAll(): Promise<void> {
    for (;;) {
      try {
        if (isListStale) await listUncompacted();
        await clock.sleep(PAUSE_MS, stopped.signal);
        if (stopped.signal.aborted) break;
        const next = ended.shift() ?? backlog.pop();
        if (next !== undefined) {
          await compactTurn(store, next);
          untidied += 1;
        } else if (!isListStale) break;
      } catch (error) {
        report(error);
        retryLater();
      }
      if (untidied < VACUUM_AFTER) continue;
      untidied = 0;
      await store.vacuum().catch(report);
    }
    if (!isRetrying) retryMs = RETRY_MS;
    work = undefined;
  }

  async function listUncompacted(): Promise<void> {
    isListStale = false;
    backlog = await store.listUncompacted();
  }

  function retryLater(): void {
    if (isRetrying) return;
    isRetrying = true;
    void clock.sleep(retryMs, stopped.signal).then(() => {
      isRetrying = false;
      isListStale = true;
      begin();
    });
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }

  function begin(): void {
    if (!stopped.signal.aborted) work ??= compactAll();
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

async function compactTurn(store: CompactorDeps['store'], ref: TurnRef): Promise<void> {
  const turn = await store.findTurn(ref);
  if (turn === undefined || turn.completedAt === null) return;
  const known = await store.listIndexedTexts(ref);
  const task =
    ref.seq > 0 || known.includes('title') ? undefined : await store.findTask(ref.organizationId, ref.taskId);
  const indexed = {
    output: await store.indexText(turn.outputText),
    ...(!known.includes('input') && { input: await store.indexText(turn.input) }),
    ...(task && { title: await store.indexText(task.title) }),
  };
  await store.transaction(async (tx) => {
    await tx.compactParts(ref);
    await tx.insertTexts(ref, indexed);
  });
}
