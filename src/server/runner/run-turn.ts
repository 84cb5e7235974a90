import type { CheckQuestion, Validity } from '#contract/check-output.ts';
import { readPart } from '#contract/task-event.ts';
import type { newId as makeId } from '#contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import { isDiskFull } from '../domain/disk-full.ts';
import type { FileStorage } from '../domain/file-storage.ts';
import type { OpenedTurn } from '../domain/runner.ts';
import type { Store } from '../domain/store.ts';
import { allowHost } from '../domain/workers.ts';
import { readPartsBySeq } from '../domain/tasks.ts';
import { callTool } from './call-tool.ts';
import type { ToolPool } from './tool-processes/tool-pool.ts';
import type { Ending } from './end-turn.ts';
import {
  type Engine,
  type EngineEvent,
  type Engines,
  type PastTurn,
  type StructuredOutput,
  type Tool,
  ToolProblem,
  type TurnContext,
  TurnFailed,
  TurnStopped,
} from './engine.ts';
import type { Meter } from './meter.ts';
import { abortable } from './abortable.ts';
import { createPageApprovals, type PageApprovals } from './page-approvals.ts';
import { runInChildProcesses } from './run-tool.ts';
import type { TurnLog } from './turn-log.ts';
import { openWorkspace } from './workspace.ts';

const USAGE_EVERY_MS = 1000;

export interface RunDeps {
  engines: Engines;
  store: Store;
  fileStorage: FileStorage;
  tools: ToolPool;
  checkOutput: Tool<CheckQuestion, Validity>;
  clock: Clock;
  newId: typeof makeId;
  report(problem: unknown): void;
}

export interface Run {
  opened: OpenedTurn;
  log: TurnLog;
  meter: Meter;
  signal: AbortSignal;
  /** How many of the meter's steps are stored. */
  storedSteps: number;
  /** From `clock.elapsed()`. */
  startedAt: number;
  /** Undefined until the engine starts. */
  approvals: PageApprovals | undefined;
}

export class TurnInterrupted extends Error {
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.kind);
    this.name = 'TurnInterrupted';
    this.ending = ending;
  }
}

/** Never rejects. */
export async function runTurn(deps: RunDeps, run: Run, engine: Engine, history: readonly PastTurn[]): Promise<Ending> {
  const { log, meter, signal } = run;
  const stopUsage = new AbortController();
  let events: ReturnType<Engine['run']> | undefined;
  try {
    if (engine.languageModel === null) meter.startWork(engine.name, charactersRead(run.opened, history));
    const started = await startEngine(deps, run, engine, history);
    events = started.events;
    // A failing log also rejects in the loop below.
    recordUsage(deps.clock, run, stopUsage.signal).catch(() => undefined);
    for (;;) {
      const step = await abortable(events.next(), signal);
      await storeSteps(deps.store, run);
      if (step.done === true) {
        const outputValid = await isValid(deps, run, started.inspect, step.value ?? undefined);
        return { kind: 'completed', ...(step.value && { structuredOutput: step.value }), outputValid };
      }
      await record(step.value);
    }
  } catch (error) {
    return toEnding(error, signal, deps.report);
  } finally {
    stopUsage.abort();
    // Not awaited: a hanging engine may never clean up.
    void events?.return().catch(() => undefined);
  }

  async function record(event: EngineEvent): Promise<void> {
    await log.append(event);
    if (event.type === 'tool-output-available' || event.type === 'tool-output-error') {
      await log.append({ type: 'data-usage', data: meter.usage() });
    }
    meter.countOutput(event);
  }
}

async function startEngine(deps: RunDeps, turnRun: Run, engine: Engine, history: readonly PastTurn[]) {
  const { clock } = deps;
  const { opened, meter, signal, startedAt } = turnRun;
  const { turn, worker } = opened;
  const workspace = await openWorkspace({ ...deps, meter, signal }, { ...turn, workerId: worker.id });
  const approvals = createPageApprovals({
    inputs: [...history.map(({ input }) => input), turn.input],
    worker,
    // Names of files reach the model before it reads them.
    hasOutsideText: () => workspace.list().length > 0 || history.some(hasToolResult),
    record: (part) => turnRun.log.append(part),
    allowHost: (host) => allowHost(deps.store, worker, host),
    newId: () => deps.newId('apr', clock.now()),
    clock,
    signal,
  });
  turnRun.approvals = approvals;
  const run = runInChildProcesses(deps.tools, { workspace, signal, approvePage: approvals.approve });
  let calls = 0;
  const nextCallId = () => {
    calls += 1;
    return `call_${turn.id}_${calls}`;
  };
  const inspect: TurnContext['inspect'] = (tool, input) => abortable(run(tool, input, ''), signal);
  const events = engine.run({
    input: turn.input,
    instructions: worker.instructions,
    outputSchema: worker.outputSchema,
    budget: turn.budget,
    history,
    workspace,
    signal,
    callsLeft: meter.callsLeft,
    stepsLeft: meter.stepsLeft,
    nearCap: meter.nearCap,
    startStep: meter.startStep,
    countCharacters: meter.countCharacters,
    endStep: meter.endStep,
    call: (tool, input) => callTool({ clock, startedAt, meter, run, signal, nextCallId }, tool, input),
    inspect,
  });
  return { events, inspect };
}

/** Against the worker's schema. Null without one, and if that can't be told. */
async function isValid(
  { checkOutput }: RunDeps,
  { opened }: Run,
  inspect: TurnContext['inspect'],
  output: StructuredOutput | undefined,
): Promise<boolean | null> {
  const { outputSchema } = opened.worker;
  if (outputSchema === null) return null;
  if (output === undefined) return false;
  try {
    const { kind } = await inspect(checkOutput, { schema: outputSchema, output });
    return kind === 'valid' || (kind === 'invalid' ? false : null);
  } catch (error) {
    if (error instanceof ToolProblem) return null;
    throw error;
  }
}

/** It may have come from a page. Errors quote what a page redirects to. */
function hasToolResult({ parts }: PastTurn): boolean {
  return parts.some(({ type }) => type === 'tool-output-available' || type === 'tool-output-error');
}

function charactersRead({ turn, worker }: OpenedTurn, history: readonly PastTurn[]): number {
  const before = history.reduce((sum, { input, outputText }) => sum + input.length + outputText.length, 0);
  return worker.instructions.length + before + turn.input.length;
}

/** Stores the steps that have ended, so that a crash does not lose them. */
async function storeSteps(store: Store, run: Run): Promise<void> {
  const steps = run.meter.steps().slice(run.storedSteps);
  if (steps.length === 0) return;
  await store.insertSteps(run.opened.turn, steps);
  run.storedSteps += steps.length;
}

async function recordUsage(clock: Clock, run: Run, stop: AbortSignal): Promise<void> {
  let last = '';
  for (;;) {
    await clock.sleep(USAGE_EVERY_MS, stop);
    if (stop.aborted) return;
    const usage = JSON.stringify(run.meter.consumption());
    if (usage === last) continue;
    last = usage;
    await run.log.append({ type: 'data-usage', data: run.meter.usage() });
  }
}

function toEnding(error: unknown, signal: AbortSignal, report: (problem: unknown) => void): Ending {
  if (signal.aborted && signal.reason instanceof TurnInterrupted) return signal.reason.ending;
  if (error instanceof TurnStopped) return { kind: 'capped', reason: error.reason };
  if (error instanceof ToolProblem || error instanceof TurnFailed) return { kind: 'failed', message: error.message };
  report(error);
  if (isDiskFull(error)) return { kind: 'failed', message: "The worker failed: the API's disk is full." };
  return { kind: 'failed', message: failureMessage(error) };
}

/** The error's text may hold paths or secrets. */
function failureMessage(error: unknown): string {
  const name = error instanceof Error && error.name !== 'Error' ? ` (${error.name})` : '';
  return `The worker failed: an error it did not expect${name}. The details are in the API's log.`;
}

export async function readHistory(store: Store, { turn }: OpenedTurn): Promise<PastTurn[]> {
  if (turn.seq === 0) return [];
  const { organizationId, taskId } = turn;
  const before = { to: turn.seq - 1 };
  const [turns, recorded] = await Promise.all([
    store.listTurns(organizationId, taskId, before),
    readPartsBySeq(store, organizationId, taskId, before),
  ]);
  return turns.map(({ seq, input, outputText }) => {
    const parts = (recorded.get(seq) ?? []).map(({ part }) => readPart(part));
    return { seq, input, outputText, parts: parts.filter((part) => part.type !== 'unknown') };
  });
}
