import type { KnownPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import type { Clock } from '../domain/clock.ts';
import { chargeFor, type Consumption } from '../domain/credits.ts';
import { failureReasonOf } from '../domain/failure-reason.ts';
import type { TurnOutcome, TurnRef } from '../domain/records.ts';
import { readTurnContent } from '../domain/turn-content.ts';
import type { Store } from '../domain/store.ts';
import type { StopReason, StructuredOutput } from './engine.ts';
import { usageOf } from './meter.ts';

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
  consumption: Consumption;
  cost: number;
  durationMs: number;
  recorded: readonly RecordedPart[];
  unstored: readonly RecordedPart[];
}

/**
 * Ends a turn and charges for it in one transaction, unless it has ended. Returns the stored parts and the remaining
 * credits.
 */
export async function endTurn(
  { store, clock }: { store: Store; clock: Clock },
  end: TurnEnd,
): Promise<{ parts: RecordedPart[]; left: number }> {
  const { ref, ending, consumption, durationMs } = end;
  const content = readTurnContent(end.recorded);
  return store.transaction(async (tx) => {
    const balance = await tx.balance(ref.organizationId, { lock: true });
    const left = balance.creditsGranted - balance.creditsSpent;
    const credits = chargeFor(end.cost, left);
    const outcome: TurnOutcome = {
      ...statusOf(ending),
      outputText: withoutNul(content.outputText),
      sources: content.sources,
      structuredOutput: (ending.kind === 'completed' && ending.structuredOutput) || null,
      outputValid: ending.kind === 'completed' ? (ending.outputValid ?? null) : end.hasOutputSchema ? false : null,
      durationMs,
      ...consumption,
    };
    const completedAt = new Date(clock.now());
    const task = await tx.findTask(ref.organizationId, ref.taskId, { lock: true });
    if (task === undefined || !(await tx.closeTurn(ref, { ...outcome, credits, completedAt }))) {
      return { parts: [], left };
    }
    const closing: KnownPart[] = [
      ...content.closingParts,
      { type: 'data-usage', data: usageOf(consumption, credits, durationMs) },
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
