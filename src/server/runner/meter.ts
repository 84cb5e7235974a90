import type { ModelPrices } from '#contract/model.ts';
import type { Usage } from '#contract/task-event.ts';
import type { Budget } from '#contract/task.ts';
import { CAPS, type Caps } from '../domain/budgets.ts';
import {
  type Consumption,
  costOf,
  estimateTokens,
  outputTokensFor,
  roundUp,
  type TokensUsed,
} from '../domain/credits.ts';
import type { StepUse } from '../domain/records.ts';
import { type EngineEvent, type StepLimit, type StepRequest, type StepUsed, TurnStopped } from './engine.ts';

/**
 * Measures a turn step by step. A step is a request to a model, or a tool call. An engine without a model has one step
 * `work` for all that it reads and writes itself. Tokens are estimated until a model reports them.
 */
export interface Meter {
  readonly caps: Caps;
  callsLeft(): number;
  stepsLeft(): number;
  /** Starts the step `work`. */
  startWork(name: string, inputCharacters: number): void;
  /** Reserves credits. Throws `TurnStopped` if few are left, and at a cap. */
  startStep(request: StepRequest): StepLimit;
  endStep(used: StepUsed): void;
  /** Throws `TurnStopped` at a cap. */
  startCall(name: string): void;
  endCall(): void;
  countBytesRead(bytes: number): void;
  /** Counts output of the step `work`. Throws `TurnStopped` when the credits are used up. */
  countOutput(event: EngineEvent): void;
  /** Counts output of a model's step, shown or not. Throws `TurnStopped` when the credits are used up, and at a cap. */
  countCharacters(characters: number): void;
  /** Returns what is nearly used up, in words for the model. */
  nearCap(): string | undefined;
  /** Ends what is open. Nothing counts afterwards: an engine may go on after the end of its turn. */
  finish(): void;
  /** Returns the steps that have ended. */
  steps(): readonly StepUse[];
  usage(): Usage;
  consumption(): Consumption;
  /** In whole credits. */
  cost(): number;
  /** Returns the most that the turn can cost by the end of the current step, in whole credits. */
  reserved(): number;
}

export interface MeterOptions {
  readonly budget: Budget;
  /** Returns the credits that this turn may cost in all, including what it has cost so far. */
  left(): number;
  /** Milliseconds since the turn's start. */
  elapsed(): number;
  /** Milliseconds of it that the turn waited for the operator: no cap counts them. */
  waited(): number;
}

interface Step extends TokensUsed {
  readonly step: number;
  readonly kind: StepUse['kind'];
  readonly name: string;
  readonly prices: ModelPrices | null;
  readonly startMs: number;
  bytesRead: number;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  /** Of output whose tokens the model has not reported yet. */
  characters: number;
  maxOutputTokens: number;
  isEstimated: boolean;
}

const NEAR = 0.8;
/** With fewer, an answer would be cut after a few sentences. */
const MIN_OUTPUT_TOKENS = 256;

export function createMeter({ budget, left, elapsed, waited }: MeterOptions): Meter {
  const caps = CAPS[budget];
  const endedSteps: StepUse[] = [];
  let started = 0;
  /** The open step of the model, or `work`. */
  let current: Step | undefined;
  let call: Step | undefined;
  /** Read between steps. The next step counts them. */
  let bytesBetween = 0;
  let modelSteps = 0;
  /** The engine has no model. */
  let isWork = false;
  let toolCalls = 0;
  let isFinished = false;
  /** Sums of the ended steps, so that they are not added up again for every delta. */
  let ended = { cost: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, bytesRead: 0 };

  const open = () => [current, call].filter((step) => step !== undefined);
  const sum = (of: 'inputTokens' | 'cachedInputTokens' | 'bytesRead') =>
    open().reduce((total, step) => total + step[of], ended[of]);
  const outputTokens = () => open().reduce((total, step) => total + outputOf(step), ended.outputTokens);
  const exactCost = () => open().reduce((total, step) => total + costOfStep(step), ended.cost);
  const cost = () => roundUp(exactCost());
  const tokens = () => sum('inputTokens') + outputTokens();

  function mustGoOn(): void {
    if (isFinished) throw new Error('The turn has ended.');
  }

  function start(kind: Step['kind'], name: string, more: Partial<Pick<Step, 'inputTokens' | 'prices'>> = {}): Step {
    const step: Step = {
      step: started,
      kind,
      name,
      prices: null,
      startMs: Math.round(elapsed()),
      bytesRead: bytesBetween,
      inputTokens: 0,
      cachedInputTokens: 0,
      outputTokens: 0,
      characters: 0,
      maxOutputTokens: 0,
      isEstimated: kind === 'model',
      ...more,
    };
    started += 1;
    bytesBetween = 0;
    return step;
  }

  function end(step: Step): void {
    const { kind, name, startMs, inputTokens, cachedInputTokens, bytesRead, isEstimated } = step;
    const used = { inputTokens, cachedInputTokens, outputTokens: outputOf(step), bytesRead };
    const durationMs = Math.round(elapsed()) - startMs;
    endedSteps.push({ step: step.step, kind, name, startMs, durationMs, ...used, isEstimated, cost: costOfStep(step) });
    ended = {
      cost: ended.cost + costOfStep(step),
      inputTokens: ended.inputTokens + step.inputTokens,
      cachedInputTokens: ended.cachedInputTokens + step.cachedInputTokens,
      outputTokens: ended.outputTokens + outputOf(step),
      bytesRead: ended.bytesRead + step.bytesRead,
    };
  }

  function mustAfford(): void {
    if (!isWork && tokens() > caps.tokens) throw new TurnStopped('token_limit');
    if (cost() > left()) throw new TurnStopped('credits_exhausted');
  }

  function countCharacters(characters: number): void {
    if (current === undefined) return;
    current.characters += characters;
    mustAfford();
  }

  const consumption = (): Consumption => ({
    toolCalls,
    bytesRead: sum('bytesRead') + bytesBetween,
    inputTokens: sum('inputTokens'),
    outputTokens: outputTokens(),
  });

  return {
    caps,
    callsLeft: () => caps.toolCalls - toolCalls,
    stepsLeft: () => caps.steps - modelSteps,
    cost,
    consumption,

    reserved() {
      const unused = current === undefined ? 0 : Math.max(0, current.maxOutputTokens - outputOf(current));
      const more = { inputTokens: 0, cachedInputTokens: 0, outputTokens: unused };
      return roundUp(exactCost() + costOf({ toolCalls: 0, bytesRead: 0, ...more }, current?.prices ?? null));
    },

    startWork(name, inputCharacters) {
      isWork = true;
      current = start('work', name, { inputTokens: estimateTokens(inputCharacters) });
    },

    startStep({ name, inputTokens, maxOutputTokens, prices }) {
      mustGoOn();
      if (modelSteps >= caps.steps) throw new TurnStopped('step_limit');
      modelSteps += 1;
      const useful = Math.min(MIN_OUTPUT_TOKENS, maxOutputTokens);
      const inCap = caps.tokens - tokens() - inputTokens;
      if (inCap < useful) throw new TurnStopped('token_limit');
      const input = { toolCalls: 0, bytesRead: 0, inputTokens, cachedInputTokens: 0, outputTokens: 0 };
      const affordable = outputTokensFor(left() - exactCost() - costOf(input, prices), prices);
      if (affordable < useful) throw new TurnStopped('credits_exhausted');
      current = start('model', name, { inputTokens, prices });
      current.maxOutputTokens = Math.min(maxOutputTokens, affordable, inCap);
      const limiting = affordable < inCap ? 'credits_exhausted' : 'token_limit';
      const loweredBy = current.maxOutputTokens < maxOutputTokens ? limiting : null;
      return { maxOutputTokens: current.maxOutputTokens, loweredBy };
    },

    endStep({ inputTokens, cachedInputTokens, outputTokens: written, isEstimated }) {
      if (current === undefined) return;
      Object.assign(current, { inputTokens, cachedInputTokens, outputTokens: written, characters: 0, isEstimated });
      end(current);
      current = undefined;
    },

    startCall(name) {
      mustGoOn();
      if (toolCalls >= caps.toolCalls) throw new TurnStopped('tool_call_limit');
      const more = costOf({ toolCalls: 1, bytesRead: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 }, null);
      if (roundUp(exactCost() + more) > left()) throw new TurnStopped('credits_exhausted');
      toolCalls += 1;
      call = start('tool', name);
    },

    endCall() {
      if (call === undefined) return;
      end(call);
      call = undefined;
    },

    countBytesRead(bytes) {
      if (isFinished) return;
      const step = call ?? current;
      if (step === undefined) bytesBetween += bytes;
      else step.bytesRead += bytes;
    },

    countCharacters,
    countOutput(event) {
      if (current?.kind === 'work') countCharacters(charactersOf(event));
    },

    nearCap() {
      const seconds = Math.round((elapsed() - waited()) / 1000);
      const used: [number, number, string][] = [
        [toolCalls, caps.toolCalls, 'tool calls'],
        [modelSteps, caps.steps, 'steps'],
        [tokens(), caps.tokens, 'tokens'],
        [seconds, caps.seconds, 'seconds'],
      ];
      const near = used.filter(([count, cap]) => count >= NEAR * cap);
      return near.length === 0 ? undefined : near.map(([count, cap, what]) => `${count} of ${cap} ${what}`).join(', ');
    },

    finish() {
      for (const step of open()) end(step);
      current = undefined;
      call = undefined;
      if (bytesBetween > 0) end(start('work', 'files'));
      isFinished = true;
    },

    steps: () => endedSteps,

    usage() {
      const { inputTokens, outputTokens: written } = consumption();
      const cachedInputTokens = sum('cachedInputTokens');
      return {
        credits: cost(),
        durationMs: Math.round(elapsed()),
        inputTokens,
        outputTokens: written,
        toolCalls,
        ...(cachedInputTokens > 0 && { cachedInputTokens }),
        ...(modelSteps > 0 && { steps: modelSteps }),
        ...((current?.isEstimated === true || endedSteps.some(({ isEstimated }) => isEstimated)) && {
          estimated: true,
        }),
        limits: {
          toolCalls: orNull(caps.toolCalls),
          steps: isWork ? null : orNull(caps.steps),
          tokens: isWork ? null : orNull(caps.tokens),
          seconds: orNull(caps.seconds),
        },
      };
    },
  };
}

function orNull(cap: number): number | null {
  return cap === Number.POSITIVE_INFINITY ? null : cap;
}

function outputOf({ outputTokens, characters }: Step): number {
  return outputTokens + estimateTokens(characters);
}

function costOfStep(step: Step): number {
  const { kind, bytesRead, inputTokens, cachedInputTokens, prices } = step;
  const toolCalls = kind === 'tool' ? 1 : 0;
  return costOf({ toolCalls, bytesRead, inputTokens, cachedInputTokens, outputTokens: outputOf(step) }, prices);
}

/** Returns how many characters a model would have to generate for the event. */
function charactersOf(event: EngineEvent): number {
  if (event.type === 'tool-input-available') return JSON.stringify(event.input)?.length ?? 0;
  return typeof event['delta'] === 'string' ? event['delta'].length : 0;
}
