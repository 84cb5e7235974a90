import type { ModelPrices } from '#contract/model.ts';

export const INITIAL_CREDITS = 10_000;

const PER_TOOL_CALL = 2;
const BYTES_PER_CREDIT = 100_000;
const TOKENS_PER_CREDIT = 1_000;
const CREDITS_PER_DOLLAR = 1_000;
const TOKENS_PER_PRICE = 1_000_000;

/** Of a turn, or of a step. */
export interface Consumption {
  toolCalls: number;
  bytesRead: number;
  inputTokens: number;
  outputTokens: number;
}

export interface TokensUsed {
  readonly inputTokens: number;
  /** Of the input tokens. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

/**
 * In credits, not rounded: 2 per tool call, 1 per 100 kB read, and for tokens 1,000 per US dollar of their prices, or 1
 * per 1,000 tokens without prices.
 */
export function costOf(
  { toolCalls, bytesRead, ...tokens }: Omit<Consumption, 'inputTokens' | 'outputTokens'> & TokensUsed,
  prices: ModelPrices | null,
): number {
  return toolCalls * PER_TOOL_CALL + bytesRead / BYTES_PER_CREDIT + costOfTokens(tokens, prices);
}

function costOfTokens(
  { inputTokens, cachedInputTokens, outputTokens }: TokensUsed,
  prices: ModelPrices | null,
): number {
  if (prices === null) return (inputTokens + outputTokens) / TOKENS_PER_CREDIT;
  const dollars =
    (inputTokens - cachedInputTokens) * prices.input +
    cachedInputTokens * prices.cachedInput +
    outputTokens * prices.output;
  return (dollars / TOKENS_PER_PRICE) * CREDITS_PER_DOLLAR;
}

/** How many output tokens so many credits pay for. */
export function outputTokensFor(credits: number, prices: ModelPrices | null): number {
  const perToken = costOfTokens({ inputTokens: 0, cachedInputTokens: 0, outputTokens: 1 }, prices);
  return credits <= 0 ? 0 : perToken === 0 ? Number.POSITIVE_INFINITY : Math.floor(credits / perToken);
}

/** Whole credits. Sums of fractions are a little too large or too small, which must not cost a credit. */
export function roundUp(cost: number): number {
  return Math.ceil(Math.round(cost * 1e6) / 1e6);
}

/** Without prices. */
export function creditsFor(use: Consumption): number {
  return roundUp(costOf({ ...use, cachedInputTokens: 0 }, null));
}

/** Whole credits for each step, in order: together the rounded sum of the costs, and never more than is left. */
export function chargesFor(costs: readonly number[], left: number): number[] {
  let cost = 0;
  let charged = 0;
  return costs.map((more) => {
    cost += more;
    const charge = Math.max(0, Math.min(roundUp(cost), left) - charged);
    charged += charge;
    return charge;
  });
}

const CHARACTERS_PER_TOKEN = 4;

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
