import type { KnownPart, Usage } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { Clock } from '../domain/clock.ts';
import { chargesFor } from '../domain/credits.ts';
import { failureReasonOf } from '../domain/failure-reason.ts';
import type { StepUse, TurnOutcome, TurnRef } from '../domain/records.ts';
import { readTurnContent } from '../domain/turn-content.ts';
import type { Store } from '../domain/store.ts';
import type { StopReason, StructuredOutput } from './engine.ts';

/** `capped`: stopped at a limit, keeping its results. */
export type Ending =
  /** `outputValid`: null if the worker has no output schema, or it is not known. */
  | { kind: 'completed'; structuredOutput?: StructuredOutput; outputValid?: boolean | null }
  | { kind: 'capped'; reason: StopReason }
  | { kind: 'aborted' }
  | { kind: 'failed'; message: string };

export interface TurnEnd {
  ref: TurnRef;
  ending: Ending;
  /** Of the worker, when the turn started. */
  hasOutputSchema: boolean;
  usage: Usage;
  bytesRead: number;
  /** All of the turn. */
  steps: readonly StepUse[];
  /** How many of them are stored. */
  storedSteps: number;
  durationMs: number;
  recorded: readonly RecordedPart[];
  unstored: readonly RecordedPart[];
}

/**
 * Ends a turn and charges for it in one transaction. Returns the parts that are stored with the end, and the remaining
 * credits. May be repeated if the commit was not confirmed: then it changes nothing, and returns the same.
 */
export async function endTurn(
  { store, clock }: { store: Store; clock: Clock },
  end: TurnEnd,
): Promise<{ parts: RecordedPart[]; left: number }> {
  const { ref, ending, usage, durationMs, steps } = end;
  const { inputTokens, outputTokens, toolCalls } = usage;
  const content = readTurnContent(end.recorded);
  return store.transaction(async (tx) => {
    const balance = await tx.balance(ref.organizationId, { lock: true });
    const left = balance.creditsGranted - balance.creditsSpent;
    const inOrder = steps.toSorted((one, other) => one.step - other.step);
    const charges = chargesFor(
      inOrder.map(({ cost }) => cost),
      left,
    ).map((credits, at) => ({ step: inOrder[at]?.step ?? at, credits }));
    const credits = charges.reduce((sum, charge) => sum + charge.credits, 0);
    const outcome: TurnOutcome = {
      ...statusOf(ending),
      outputText: withoutNul(content.outputText),
      sources: content.sources,
      structuredOutput: (ending.kind === 'completed' && ending.structuredOutput) || null,
      outputValid: ending.kind === 'completed' ? (ending.outputValid ?? null) : end.hasOutputSchema ? false : null,
      durationMs,
      inputTokens,
      outputTokens,
      toolCalls,
      bytesRead: end.bytesRead,
    };
    const completedAt = new Date(clock.now());
    const task = await tx.findTask(ref.organizationId, ref.taskId, { lock: true });
    if (task === undefined || !(await tx.closeTurn(ref, { ...outcome, credits, completedAt }))) {
      const offset = end.recorded.length - end.unstored.length;
      const from = { seq: ref.seq, offset };
      return { parts: await tx.readParts(ref.organizationId, ref.taskId, from, { throughSeq: ref.seq }), left };
    }
    const closing: KnownPart[] = [
      ...content.closingParts,
      { type: 'data-usage', data: { ...usage, credits, durationMs } },
      ...lastParts(ending),
    ];
    const first = end.recorded.length;
    const parts = [...end.unstored, ...closing.map((part, index) => ({ offset: first + index, at: durationMs, part }))];
    await tx.insertParts(ref, parts);
    await tx.updateTask(ref.organizationId, ref.taskId, {
      status: outcome.status,
      completedAt,
      credits: task.credits + credits,
      durationMs: task.durationMs + durationMs,
      hasErrors: task.hasErrors || outcome.status === 'error',
      failureReason: failureReasonOf(outcome),
    });
    await tx.insertSteps(ref, steps.slice(end.storedSteps));
    await tx.insertCharges(ref, charges);
    await tx.spend(ref.organizationId, credits);
    return { parts, left: left - credits };
  });
}

export function statusOf(ending: Ending): Pick<TurnOutcome, 'status' | 'errorMessage' | 'incompleteReason'> {
  switch (ending.kind) {
    case 'completed':
      return { status: 'completed', errorMessage: null, incompleteReason: null };
    case 'capped':
      return { status: 'completed', errorMessage: null, incompleteReason: ending.reason };
    case 'aborted':
      return { status: 'aborted', errorMessage: null, incompleteReason: 'aborted' };
    case 'failed':
      return { status: 'error', errorMessage: withoutNul(ending.message), incompleteReason: null };
  }
}

/** Postgres can't hold NUL. */
const withoutNul = (text: string) => text.replaceAll('\0', '\u{FFFD}');

export function lastParts(ending: Ending): KnownPart[] {
  switch (ending.kind) {
    case 'completed':
      return [{ type: 'finish', finishReason: 'stop' }];
    case 'capped':
      return [{ type: 'finish', finishReason: 'length' }];
    case 'aborted':
      return [{ type: 'abort', reason: 'aborted' }];
    case 'failed':
      return [
        { type: 'error', errorText: ending.message },
        { type: 'finish', finishReason: 'error' },
      ];
  }
}
