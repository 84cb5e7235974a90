/** Why a turn ended early, as the API codes it, in words: what happened, and what to do. */
const STOP_REASONS: Readonly<Record<string, { title: string; advice: string }>> = {
  tool_call_limit: { title: 'The budget’s tool calls are used up.', advice: 'A higher budget lets it go on.' },
  credits_exhausted: {
    title: 'The credits ran out during this turn.',
    advice: 'Top up, then send again or ask a follow-up.',
  },
  aborted: { title: 'Stopped.', advice: 'It was charged.' },
};

/** What a stop reason means, and what to do; a code that this page doesn't know is said as it is. */
export function stopReason(code: string): { title: string; advice: string } {
  return STOP_REASONS[code] ?? { title: 'The answer is incomplete.', advice: `The API says: ${code}.` };
}
