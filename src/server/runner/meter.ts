import type { Usage } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import { TOOL_CALL_CAPS } from '../domain/budgets.ts';
import { type Consumption, creditsFor, estimateTokens } from '../domain/credits.ts';
import { type EngineEvent, type TokensUsed, TurnStopped } from './engine.ts';

export interface Meter {
  callsLeft(): number;
  /** Throws `TurnStopped` at a limit. */
  countCall(): void;
  countBytesRead(bytes: number): void;
  startStep(inputTokens: number): void;
  endStep(used: TokensUsed): void;
  /** Throws `TurnStopped` without credits for it. */
  countOutput(event: EngineEvent): void;
  consumption(): Consumption;
  cost(): number;
}

/**
 * Tokens are estimated from characters. An engine with steps replaces the estimate of each step when it ends. `left`:
 * credits that this turn may still spend.
 */
export function createMeter(budget: Budget, inputCharacters: number, left: () => number): Meter {
  let toolCalls = 0;
  let bytesRead = 0;
  /** Of ended steps. */
  let ended: TokensUsed = { inputTokens: 0, outputTokens: 0 };
  let inputTokens = estimateTokens(inputCharacters);
  let characters = 0;
  let isBetweenSteps = false;

  const consumption = (): Consumption => ({
    toolCalls,
    bytesRead,
    inputTokens: ended.inputTokens + inputTokens,
    outputTokens: ended.outputTokens + estimateTokens(characters),
  });
  const cost = () => creditsFor(consumption());
  const mustAfford = (use: Consumption) => {
    if (creditsFor(use) > left()) throw new TurnStopped('credits_exhausted');
  };
  const callsLeft = () => TOOL_CALL_CAPS[budget] - toolCalls;

  return {
    consumption,
    cost,
    callsLeft,
    countCall() {
      if (callsLeft() < 1) throw new TurnStopped('tool_call_limit');
      mustAfford({ ...consumption(), toolCalls: toolCalls + 1 });
      toolCalls += 1;
    },
    countBytesRead(bytes) {
      bytesRead += bytes;
    },
    startStep(tokens) {
      inputTokens = tokens;
      isBetweenSteps = false;
      mustAfford(consumption());
    },
    endStep(used) {
      ended = {
        inputTokens: ended.inputTokens + used.inputTokens,
        outputTokens: ended.outputTokens + used.outputTokens,
      };
      inputTokens = 0;
      characters = 0;
      isBetweenSteps = true;
      mustAfford(consumption());
    },
    countOutput(event) {
      if (isBetweenSteps) return;
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
