import type { Usage } from '#contract/task-event.ts';
import type { Clock } from '../domain/clock.ts';
import { creditsFor, estimateTokens } from '../domain/credits.ts';
import type { StepUse, TurnRecord } from '../domain/records.ts';
import { readTurnContent } from '../domain/turn-content.ts';
import type { Store } from '../domain/store.ts';
import { endTurn } from './end-turn.ts';

const REASON = 'The API stopped while this turn was running. What it had done so far is kept; send it again.';

/** Ends the turns of a crashed process, charged for what was recorded. Call before any new turn. */
export async function recoverTurns(deps: { store: Store; clock: Clock }): Promise<void> {
  const left = await deps.store.listUnfinishedTurns();
  for (const turn of left) {
    const { organizationId, taskId, seq } = turn;
    const recorded = await deps.store.readParts(organizationId, taskId, { seq, offset: 0 }, { throughSeq: seq });
    const task = await deps.store.findTask(organizationId, taskId);
    const worker = task && (await deps.store.findWorker(organizationId, task.workerId));
    const stored = await deps.store.listSteps(organizationId, taskId, { from: seq, to: seq });
    const usage = readTurnContent(recorded).usage ?? usageBefore(turn, stored);
    const durationMs = recorded.at(-1)?.at ?? 0;
    const steps = [...stored, ...unstoredStep(stored, usage, durationMs)];
    await endTurn(deps, {
      ref: turn,
      ending: { kind: 'failed', message: REASON },
      hasOutputSchema: worker !== undefined && worker.outputSchema !== null,
      usage: usageOfSteps(steps, usage),
      bytesRead: steps.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      steps,
      storedSteps: stored.length,
      durationMs,
      recorded,
      unstored: [],
    });
  }
}

/** What is charged if no usage was recorded: the stored steps, or else the input. */
export function usageBefore({ input }: Pick<TurnRecord, 'input'>, stored: readonly StepUse[]): Usage {
  const inputTokens = stored.length > 0 ? 0 : estimateTokens(input.length);
  const credits = creditsFor({ toolCalls: 0, bytesRead: 0, inputTokens, outputTokens: 0 });
  return { credits, durationMs: 0, inputTokens, outputTokens: 0, toolCalls: 0 };
}

/**
 * The step that had not ended, as far as the recorded usage counts it. The usage may be older than the last stored step:
 * then it has an estimate of that step, which must not be charged beside what the model reported.
 */
export function unstoredStep(stored: readonly StepUse[], usage: Usage, durationMs: number): StepUse[] {
  const hasModel = usage.steps !== undefined;
  if (hasModel && countOf(stored, 'model') >= (usage.steps ?? 0) && countOf(stored, 'tool') >= usage.toolCalls)
    return [];
  const inputTokens = Math.max(0, usage.inputTokens - sumOf(stored, 'inputTokens'));
  const outputTokens = Math.max(0, usage.outputTokens - sumOf(stored, 'outputTokens'));
  const cost = Math.max(0, usage.credits - sumOf(stored, 'cost'));
  if (inputTokens + outputTokens + cost === 0) return [];
  const startMs = stored.reduce((latest, step) => Math.max(latest, step.startMs + step.durationMs), 0);
  return [
    {
      step: stored.reduce((last, { step }) => Math.max(last, step), -1) + 1,
      kind: 'work',
      name: '',
      startMs,
      durationMs: Math.max(0, durationMs - startMs),
      inputTokens,
      cachedInputTokens: 0,
      outputTokens,
      bytesRead: 0,
      isEstimated: hasModel,
      cost,
    },
  ];
}

/** The recorded usage, with the figures of all steps. */
export function usageOfSteps(steps: readonly StepUse[], recorded: Usage): Usage {
  const { cachedInputTokens: _cached, estimated: _estimated, ...usage } = recorded;
  const cachedInputTokens = sumOf(steps, 'cachedInputTokens');
  const modelSteps = Math.max(recorded.steps ?? 0, countOf(steps, 'model'));
  return {
    ...usage,
    inputTokens: sumOf(steps, 'inputTokens'),
    outputTokens: sumOf(steps, 'outputTokens'),
    toolCalls: Math.max(recorded.toolCalls, countOf(steps, 'tool')),
    ...(cachedInputTokens > 0 && { cachedInputTokens }),
    ...(modelSteps > 0 && { steps: modelSteps }),
    ...(steps.some(({ isEstimated }) => isEstimated) && { estimated: true }),
  };
}

function sumOf(steps: readonly StepUse[], of: 'inputTokens' | 'cachedInputTokens' | 'outputTokens' | 'cost'): number {
  return steps.reduce((total, step) => total + step[of], 0);
}

function countOf(steps: readonly StepUse[], kind: StepUse['kind']): number {
  return steps.filter((step) => step.kind === kind).length;
}
