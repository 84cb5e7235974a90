import type { Turn } from '#contract/task.ts';
import { readableText } from '#app/lib/readable-text.ts';

/** Why a turn ended early, as the API codes it, in words: what happened, and what to do. */
const STOP_REASONS: Readonly<Record<string, { title: string; advice: string }>> = {
  tool_call_limit: { title: 'The budget’s tool calls are used up.', advice: 'A higher budget lets it go on.' },
  credits_exhausted: {
    title: 'The credits ran out during this turn.',
    advice: 'Top up, then send again or ask a follow-up.',
  },
  aborted: { title: 'Stopped.', advice: 'It was charged.' },
};

/** A longer message of an error, or one with several lines, isn't a title. */
const LONGEST_TITLE = 300;

/** `message`: what the error says, where that is more than a title. */
export type Shortfall =
  | { tone: 'error'; title: string; message: string | undefined }
  | { tone: 'warning'; title: string; advice: string };

/**
 * Why a turn has no whole answer, in words; undefined where it has. A code that this page doesn't know is said as it is.
 * @param told why it failed, as its stream said it: for a record that doesn't say
 */
export function incompleteReason(
  turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>,
  told?: string,
): Shortfall | undefined {
  if (turn.status === 'error') {
    const said = turn.error?.message ?? told;
    if (!said) return { tone: 'error', title: 'This turn failed, and the API gave no reason.', message: undefined };
    const text = readableText(said).trim();
    const isTitle = text.length <= LONGEST_TITLE && !text.includes('\n');
    return isTitle
      ? { tone: 'error', title: text, message: undefined }
      : { tone: 'error', title: 'This turn failed.', message: said };
  }
  const reason = turn.incompleteDetails?.reason ?? (turn.status === 'aborted' ? 'aborted' : undefined);
  if (reason === undefined) return undefined;
  const unknown = { title: 'The answer is incomplete.', advice: `The API says: ${reason}.` };
  return { tone: 'warning', ...(STOP_REASONS[reason] ?? unknown) };
}
