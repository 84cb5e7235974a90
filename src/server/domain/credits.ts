export const INITIAL_CREDITS = 10_000;

const PER_TOOL_CALL = 2;
const BYTES_PER_CREDIT = 100_000;
const TOKENS_PER_CREDIT = 1_000;

export interface Consumption {
  toolCalls: number;
  bytesRead: number;
  inputTokens: number;
  outputTokens: number;
}

/** 2 per tool call, 1 per 100 kB read, 1 per 1,000 tokens in and out; rounded up. */
export function creditsFor({ toolCalls, bytesRead, inputTokens, outputTokens }: Consumption): number {
  const exact =
    toolCalls * PER_TOOL_CALL + bytesRead / BYTES_PER_CREDIT + (inputTokens + outputTokens) / TOKENS_PER_CREDIT;
  return Math.ceil(exact);
}

/** Never more than is left. */
export function chargeFor(cost: number, left: number): number {
  return Math.min(cost, Math.max(left, 0));
}

const CHARACTERS_PER_TOKEN = 4;

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
