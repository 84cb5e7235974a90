import type { Usage } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import { TOOL_CALL_CAPS } from '../domain/budgets.ts';
import { type Consumption, creditsFor, estimateTokens } from '../domain/credits.ts';
import { type EngineEvent, TurnStopped } from './engine.ts';

export interface Meter {
  /** Throws `TurnStopped` at a limit. */
  countCall(): void;
  countBytesRead(bytes: number): void;
  /** Throws `TurnStopped` without credits for it. */
  countOutput(event: EngineEvent): void;
  consumption(): Consumption;
  cost(): number;
}

/** `left`: credits that this turn may still spend. */
export function createMeter(budget: Budget, inputCharacters: number, left: () => number): Meter {
  let toolCalls = 0;
  let bytesRead = 0;
  let characters = 0;

  const consumption = (): Consumption => ({
    toolCalls,
    bytesRead,
    inputTokens: estimateTokens(inputCharacters),
    outputTokens: estimateTokens(characters),
  });
  const cost = () => creditsFor(consumption());
  const mustAfford = (use: Consumption) => {
    if (creditsFor(use) > left()) throw new TurnStopped('credits_exhausted');
  };

  return {
    consumption,
    cost,
    countCall() {
      if (toolCalls + 1 > TOOL_CALL_CAPS[budget]) throw new TurnStopped('tool_call_limit');
      mustAfford({ ...consumption(), toolCalls: toolCalls + 1 });
      toolCalls += 1;
    },
    countBytesRead(bytes) {
      bytesRead += bytes;
    },
    countOutput(event) {
      characters += charactersOf(event);
      mustAfford(consumption());
    },
  };
}

/** What a model would have to generate for it. */
function charactersOf(event: EngineEvent): number {
  if (event.type === 'tool-input-available') return JSON.stringify(event.input)?.length ?? 0;
  return typeof event['delta'] === 'string' ? event['delta'].length : 0;
}

export function usageOf(consumption: Consumption, credits: number, durationMs: number): Usage {
  const { inputTokens, outputTokens, toolCalls } = consumption;
  return { credits, durationMs, inputTokens, outputTokens, toolCalls };
}
