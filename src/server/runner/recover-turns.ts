import type { Clock } from '../domain/clock.ts';
import { creditsFor, estimateTokens } from '../domain/credits.ts';
import { readTurnContent } from '../domain/turn-content.ts';
import type { Store } from '../domain/store.ts';
import { endTurn } from './end-turn.ts';

const REASON = 'The API stopped while this turn was running. What it had done so far is kept; send it again.';

/** Ends the turns of a crashed process, charged for what was recorded. Call before any new turn. */
export async function recoverTurns(deps: { store: Store; clock: Clock }): Promise<void> {
  const left = await deps.store.listUnfinishedTurns();
  for (const turn of left) {
    const { organizationId, taskId, seq, input } = turn;
    const recorded = await deps.store.readParts(organizationId, taskId, { seq, offset: 0 }, { throughSeq: seq });
    const task = await deps.store.findTask(organizationId, taskId);
    const worker = task && (await deps.store.findWorker(organizationId, task.workerId));
    const { usage } = readTurnContent(recorded);
    const consumption = {
      toolCalls: usage?.toolCalls ?? 0,
      bytesRead: 0,
      inputTokens: usage?.inputTokens ?? estimateTokens(input.length),
      outputTokens: usage?.outputTokens ?? 0,
    };
    await endTurn(deps, {
      ref: turn,
      ending: { kind: 'failed', message: REASON },
      hasOutputSchema: worker !== undefined && worker.outputSchema !== null,
      consumption,
      cost: usage?.credits ?? creditsFor(consumption),
      durationMs: recorded.at(-1)?.at ?? 0,
      recorded,
      unstored: [],
    });
  }
}
