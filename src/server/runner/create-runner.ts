import type { TurnRef } from '../domain/records.ts';
import type { OpenedTurn, Runner } from '../domain/runner.ts';
import { createAnnouncements } from './announcements.ts';
import { type Ending, endTurn } from './end-turn.ts';
import { createFolding } from './folding.ts';
import { follow } from './follow.ts';
import { createLedger } from './ledger.ts';
import { createMeter, type Meter } from './meter.ts';
import { meterFor, readHistory, type Run, RunCut, type RunDeps, runTurn } from './run-turn.ts';
import { createTurnLog, type TurnLog } from './turn-log.ts';

/** Between two attempts to store a turn's end: a database that comes back finds it. */
const RETRY_MS = 1000;
const STOPPED = 'The API was stopped while this turn was running. What it had done so far is kept; send it again.';

interface RunningTurn {
  seq: number;
  since: Date;
  cost: () => number;
  log: TurnLog;
  cut: AbortController;
  /** Resolves when the end is stored. */
  ended: Promise<void>;
}

export interface StoppableRunner extends Runner {
  /** Ends every running turn with a reason; resolves when all the ends are stored. */
  stop(): Promise<void>;
}

export function createRunner(deps: RunDeps): StoppableRunner {
  const { store, clock } = deps;
  const running = new Map<string, RunningTurn>();
  const ledger = createLedger();
  const stopping = new AbortController();
  const announcements = createAnnouncements({ ...deps, stopped: stopping.signal, start }, ({ turn }) => keyOf(turn));
  const folding = createFolding(deps);

  /** @param use where the turn's meter is, for whoever asks what it has used so far */
  async function run(
    opened: OpenedTurn,
    log: TurnLog,
    signal: AbortSignal,
    startedAt: number,
    use: { meter: Meter },
  ): Promise<void> {
    const { organizationId } = opened.turn;
    const untrack = ledger.track(organizationId, () => use.meter.cost());
    const left = () => ledger.balance(organizationId) - (ledger.spending(organizationId) - use.meter.cost());
    let ending: Ending;
    try {
      const [history, balance] = await Promise.all([readHistory(store, opened), store.balance(organizationId)]);
      ledger.setBalance(organizationId, balance.creditsGranted - balance.creditsSpent);
      use.meter = meterFor(opened, history, left);
      ending = await runTurn(deps, { opened, log, meter: use.meter, signal, startedAt }, history);
    } catch (error) {
      deps.report(error);
      ending = { kind: 'failed', message: "The worker failed: the turn's history could not be read." };
    }
    await storeEnd({ opened, log, meter: use.meter, signal, startedAt }, ending);
    untrack();
  }

  async function storeEnd({ opened, log, meter, startedAt }: Run, ending: Ending): Promise<void> {
    const ref: TurnRef = opened.turn;
    const durationMs = Math.round(clock.elapsed() - startedAt);
    const unstored = await log.takeUnstored();
    const recorded = [...log.read(0, Number.POSITIVE_INFINITY), ...unstored];
    const end = { ref, ending, consumption: meter.consumption(), cost: meter.cost(), durationMs, recorded, unstored };
    for (;;) {
      try {
        const { parts, left } = await endTurn(deps, end);
        ledger.setBalance(ref.organizationId, left);
        log.close(parts);
        folding.add(ref);
        return;
      } catch (error) {
        deps.report(error);
        // The next start ends what could not be ended now; readers are cut off without a last word.
        if (stopping.signal.aborted) return;
        await clock.sleep(RETRY_MS, stopping.signal);
      }
    }
  }

  function start(opened: OpenedTurn): void {
    const { turn, opening } = opened;
    const key = keyOf(turn);
    const startedAt = clock.elapsed();
    const log = createTurnLog({ opening, store: (parts) => store.insertParts(turn, parts), clock, startedAt });
    const cut = new AbortController();
    const use = { meter: createMeter(turn.budget, turn.input.length, () => 0) };
    const ended = run(opened, log, cut.signal, startedAt, use).finally(() => {
      running.delete(key);
    });
    const cost = () => use.meter.cost();
    running.set(key, { seq: turn.seq, since: turn.startedAt, cost, log, cut, ended });
    if (stopping.signal.aborted) cut.abort(new RunCut({ kind: 'failed', message: STOPPED }));
  }

  async function runningOrComing(task: TaskRef): Promise<RunningTurn | undefined> {
    await announcements.settled(keyOf(task));
    return running.get(keyOf(task));
  }

  return {
    announce: (opened) => announcements.add(opened),

    async ended(ref) {
      const turn = await runningOrComing(ref);
      if (turn?.seq === ref.seq) await turn.ended;
    },

    async abort(organizationId, taskId) {
      const turn = await runningOrComing({ organizationId, taskId });
      if (turn === undefined) return false;
      turn.cut.abort(new RunCut({ kind: 'aborted' }));
      await turn.ended;
      return true;
    },

    running(organizationId, taskId) {
      const turn = running.get(keyOf({ organizationId, taskId }));
      return turn && { since: turn.since, credits: turn.cost() };
    },

    spending: (organizationId) => ledger.spending(organizationId),

    async *follow(organizationId, taskId, from, { throughSeq = Number.MAX_SAFE_INTEGER, signal }) {
      const key = keyOf({ organizationId, taskId });
      await announcements.settled(key);
      yield* follow({
        store,
        organizationId,
        taskId,
        from,
        throughSeq: Math.min(throughSeq, 2 ** 31 - 1),
        signal,
        live: () => running.get(key),
      });
    },

    async stop() {
      stopping.abort();
      await announcements.allSettled();
      const turns = [...running.values()];
      for (const { cut } of turns) cut.abort(new RunCut({ kind: 'failed', message: STOPPED }));
      await Promise.all(turns.map(({ ended }) => ended));
      await folding.stop();
    },
  };
}

type TaskRef = Pick<TurnRef, 'organizationId' | 'taskId'>;

function keyOf({ organizationId, taskId }: TaskRef): string {
  return JSON.stringify([organizationId, taskId]);
}
