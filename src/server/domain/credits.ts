/** What an organisation starts with, in credits. `npm run credits -- --add N` adds to it. */
export const OPENING_GRANT = 10_000;

const PER_TOOL_CALL = 2;
const BYTES_PER_CREDIT = 100_000;
const TOKENS_PER_CREDIT = 1_000;
const MINIMUM = 1;

/** What a turn used so far. */
export interface Consumption {
  toolCalls: number;
  bytesRead: number;
  inputTokens: number;
  outputTokens: number;
}

/**
 * The one formula: 2 credits a tool call, 1 credit for every 100 kB read from files, 1 credit for every 1,000 tokens
 * (in and out), summed, rounded up, and never less than 1.
 */
export function creditsFor({ toolCalls, bytesRead, inputTokens, outputTokens }: Consumption): number {
  const exact =
    toolCalls * PER_TOOL_CALL + bytesRead / BYTES_PER_CREDIT + (inputTokens + outputTokens) / TOKENS_PER_CREDIT;
  return Math.max(MINIMUM, Math.ceil(exact));
}

/** What is charged: the cost, but never more than there is left, so that no balance goes below nothing. */
export function chargeFor(cost: number, left: number): number {
  return Math.min(cost, Math.max(left, 0));
}

const CHARACTERS_PER_TOKEN = 4;

/** An estimate, the same for every engine: 4 characters a token. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
