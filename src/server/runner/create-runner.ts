import type { TurnRef } from '../domain/records.ts';
import type { OpenedTurn, Runner } from '../domain/runner.ts';
import { createAnnouncedTurns } from './announced-turns.ts';
import { type Ending, endTurn } from './end-turn.ts';
import { createCompactor } from './compact-turns.ts';
import { followTask } from './follow-task.ts';
import { createLedger } from './credit-ledger.ts';
import { type Engine, type Engines, TurnFailed } from './engine.ts';
import { createMeter } from './meter.ts';
import { readHistory, type Run, TurnInterrupted, type RunDeps, runTurn } from './run-turn.ts';
import { createTurnLog } from './turn-log.ts';

const RETRY_MS = 1000;
/** Between checks of the time limit, which does not come nearer while a turn waits for the operator. */
const MIN_SLEEP_MS = 100;
const STOPPED = 'The API was stopped while this turn was running. What it had done so far is kept; send it again.';

interface RunningTurn extends Run {
  seq: number;
  controller: AbortController;
  ended: Promise<void>;
}

export interface StoppableRunner extends Runner {
  /** Ends running turns as failed. Resolves when all ends are stored. */
  stop(): Promise<void>;
}

export function createRunner(deps: RunDeps): StoppableRunner {
  const { store, clock } = deps;
  const running = new Map<string, RunningTurn>();
  const ledger = createLedger();
  const stopping = new AbortController();
  const announcedTurns = createAnnouncedTurns({ ...deps, stopped: stopping.signal, start }, ({ turn }) => keyOf(turn));
  const compactor = createCompactor(deps);

  async function run(turn: RunningTurn): Promise<void> {
    const { opened } = turn;
    const { organizationId } = opened.turn;
    const untrack = ledger.track(organizationId, turn.meter);
    const ended = new AbortController();
    let ending: Ending;
    try {
      const engine = findEngine(deps.engines, opened.worker.model);
      const [history] = await Promise.all([
        readHistory(store, opened),
        ledger.readBalance(organizationId, async () => {
          const { creditsGranted, creditsSpent } = await store.balance(organizationId);
          return creditsGranted - creditsSpent;
        }),
      ]);
      void capTime(turn, ended.signal);
      ending = await runTurn(deps, turn, engine, history);
    } catch (error) {
      if (!(error instanceof TurnFailed)) deps.report(error);
      const message =
        error instanceof TurnFailed ? error.message : "The worker failed: the turn's history could not be read.";
      ending = { kind: 'failed', message };
    }
    ended.abort();
    turn.meter.finish();
    await storeEnd(turn, ending);
    untrack();
  }

  /** Does not count the time that a turn waits for the operator. */
  async function capTime(turn: RunningTurn, ended: AbortSignal): Promise<void> {
    const { seconds } = turn.meter.caps;
    if (seconds === Number.POSITIVE_INFINITY) return;
    const left = () => seconds * 1000 - (clock.elapsed() - turn.startedAt - (turn.approvals?.waited() ?? 0));
    while (left() > 0) {
      await clock.sleep(Math.max(left(), MIN_SLEEP_MS), ended);
      if (ended.aborted) return;
    }
    turn.controller.abort(new TurnInterrupted({ kind: 'capped', reason: 'time_limit' }));
  }

  async function storeEnd({ opened, log, meter, startedAt, storedSteps }: Run, ending: Ending): Promise<void> {
    const ref: TurnRef = opened.turn;
    const durationMs = Math.round(clock.elapsed() - startedAt);
    const unstored = await log.takeUnstored();
    const recorded = [...log.read(0, Number.POSITIVE_INFINITY), ...unstored];
    const { bytesRead } = meter.consumption();
    const metered = { usage: meter.usage(), bytesRead, steps: meter.steps(), storedSteps };
    const hasOutputSchema = opened.worker.outputSchema !== null;
    const end = { ref, ending, hasOutputSchema, ...metered, durationMs, recorded, unstored };
    for (;;) {
      try {
        const { parts, left } = await endTurn(deps, end);
        ledger.setBalance(ref.organizationId, left);
        log.close(parts);
        compactor.add(ref);
        return;
      } catch (error) {
        deps.report(error);
        // The next start ends this turn.
        if (stopping.signal.aborted) return;
        await clock.sleep(RETRY_MS, stopping.signal);
      }
    }
  }

  function start(opened: OpenedTurn): void {
    const { turn, opening } = opened;
    const startedAt = clock.elapsed();
    const log = createTurnLog({ opening, store: (parts) => store.insertParts(turn, parts), clock, startedAt });
    const controller = new AbortController();
    const meter = createMeter({
      budget: turn.budget,
      left: () => ledger.left(turn.organizationId) + meter.reserved(),
      elapsed: () => clock.elapsed() - startedAt,
      waited: () => started.approvals?.waited() ?? 0,
    });
    const started: RunningTurn = {
      seq: turn.seq,
      opened,
      log,
      meter,
      signal: controller.signal,
      startedAt,
      storedSteps: 0,
      approvals: undefined,
      controller,
      ended: Promise.resolve(),
    };
    started.ended = run(started).finally(() => {
      running.delete(keyOf(turn));
    });
    running.set(keyOf(turn), started);
    if (stopping.signal.aborted) controller.abort(new TurnInterrupted({ kind: 'failed', message: STOPPED }));
  }

  async function findRunning(task: TaskRef): Promise<RunningTurn | undefined> {
    await announcedTurns.whenSettled(keyOf(task));
    return running.get(keyOf(task));
  }

  return {
    announce: (opened) => announcedTurns.add(opened),

    async ended(ref) {
      const turn = await findRunning(ref);
      if (turn?.seq === ref.seq) await turn.ended;
    },

    async abort(organizationId, taskId) {
      const turn = await findRunning({ organizationId, taskId });
      if (turn === undefined) return false;
      turn.controller.abort(new TurnInterrupted({ kind: 'aborted' }));
      await turn.ended;
      return true;
    },

    async answerApproval(organizationId, taskId, approvalId, decision) {
      const turn = await findRunning({ organizationId, taskId });
      return turn?.approvals?.answer(approvalId, decision);
    },

    running(organizationId, taskId) {
      const turn = running.get(keyOf({ organizationId, taskId }));
      return (
        turn && {
          since: turn.opened.turn.startedAt,
          credits: turn.meter.cost(),
          approval: turn.approvals?.waiting() ?? null,
        }
      );
    },

    spending: (organizationId) => ledger.spending(organizationId),

    async *follow(organizationId, taskId, from, { throughSeq = Number.MAX_SAFE_INTEGER, signal }) {
      const key = keyOf({ organizationId, taskId });
      await announcedTurns.whenSettled(key);
      yield* followTask({
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
      await announcedTurns.whenAllSettled();
      const turns = [...running.values()];
      for (const { controller } of turns) controller.abort(new TurnInterrupted({ kind: 'failed', message: STOPPED }));
      await Promise.all(turns.map(({ ended }) => ended));
      await compactor.stop();
    },
  };
}

/** Throws `TurnFailed`. */
function findEngine({ all, default: usual }: Engines, model: string | null): Engine {
  const engine = model === null ? usual : all.find(({ name }) => name === model);
  if (engine !== undefined) return engine;
  throw new TurnFailed(
    `This worker's model ${model} is not configured any more. Choose another model for the worker, or configure ${model} again.`,
  );
}

type TaskRef = Pick<TurnRef, 'organizationId' | 'taskId'>;

function keyOf({ organizationId, taskId }: TaskRef): string {
  return JSON.stringify([organizationId, taskId]);
}
