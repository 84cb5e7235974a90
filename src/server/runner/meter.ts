import type { Usage } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import { TOOL_CALL_CAPS } from '../domain/budgets.ts';
import { type Consumption, creditsFor, estimateTokens } from '../domain/credits.ts';
import { type EngineEvent, TurnStopped } from './engine.ts';

/** Counts what a turn uses, and stops it where its budget or the balance ends. */
export interface Meter {
  /** Before a tool runs. Throws `TurnStopped` past the budget's cap, or where the call can't be paid. */
  countCall(): void;
  countBytesRead(bytes: number): void;
  /** What the worker says. Throws `TurnStopped` where it can't be paid. */
  countSaid(event: EngineEvent): void;
  consumption(): Consumption;
  cost(): number;
}

/**
 * @param inputCharacters what the engine is given to read: instructions, history, input
 * @param left credits that this turn may still spend, what other running turns use left out
 */
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
    countSaid(event) {
      characters += charactersOf(event);
      mustAfford(consumption());
    },
  };
}

function charactersOf(event: EngineEvent): number {
  switch (event.type) {
    case 'text-delta':
    case 'reasoning-delta':
      return event.delta.length;
    case 'tool-input-available':
      return JSON.stringify(event.input)?.length ?? 0;
    default:
      return 0;
  }
}

export function usageOf(consumption: Consumption, credits: number, durationMs: number): Usage {
  const { inputTokens, outputTokens, toolCalls } = consumption;
  return { credits, durationMs, inputTokens, outputTokens, toolCalls };
}
