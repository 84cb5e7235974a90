import type { Turn } from '#contract/task.ts';
import { readableText } from '#app/lib/readable-text.ts';

const STOP_REASONS: Readonly<Record<string, { title: string; advice: string }>> = {
  tool_call_limit: { title: 'The budget’s tool calls are used up.', advice: 'A higher budget lets it go on.' },
  credits_exhausted: {
    title: 'The credits ran out during this turn.',
    advice: 'Top up, then send again or ask a follow-up.',
  },
  aborted: { title: 'Stopped.', advice: 'It was charged.' },
};

const LONGEST_TITLE = 300;

/** `message`: the error's text, if it doesn't fit into the title. */
export type IncompleteReason =
  | { tone: 'error'; title: string; message: string | undefined }
  | { tone: 'warning'; title: string; advice: string };

/** Returns undefined for a complete answer. `streamedMessage`: for records without an error message. */
export function incompleteReason(
  turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>,
  streamedMessage?: string,
): IncompleteReason | undefined {
  if (turn.status === 'error') {
    const said = turn.error?.message ?? streamedMessage;
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
