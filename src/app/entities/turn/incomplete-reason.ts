import type { Turn } from '#contract/task.ts';
import { readableText } from '#app/lib/readable-text.ts';
import { t } from '#app/messages/turn.ts';

const LONGEST_TITLE = 300;

/** `message`: the error's text, if it doesn't fit into the title. */
export type IncompleteReason =
  | { tone: 'error'; title: string; message: string | undefined }
  | { tone: 'warning'; title: string; advice: string };

/** Undefined for a complete answer. `streamedMessage`: for records without an error message. */
export function incompleteReason(
  turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>,
  streamedMessage?: string,
): IncompleteReason | undefined {
  if (turn.status === 'error') {
    const errorText = turn.error?.message ?? streamedMessage;
    if (!errorText) return { tone: 'error', title: t('failedWithoutMessage'), message: undefined };
    const text = readableText(errorText).trim();
    const isTitle = text.length <= LONGEST_TITLE && !text.includes('\n');
    return isTitle
      ? { tone: 'error', title: text, message: undefined }
      : { tone: 'error', title: t('failed'), message: errorText };
  }
  const reason = turn.incompleteDetails?.reason ?? (turn.status === 'aborted' ? 'aborted' : undefined);
  return reason === undefined ? undefined : { tone: 'warning', ...describeStop(reason) };
}

function describeStop(reason: string): { title: string; advice: string } {
  switch (reason) {
    case 'tool_call_limit':
      return { title: t('toolCallLimit'), advice: t('limitAdvice') };
    case 'step_limit':
      return { title: t('stepLimit'), advice: t('limitAdvice') };
    case 'token_limit':
      return { title: t('tokenLimit'), advice: t('limitAdvice') };
    case 'time_limit':
      return { title: t('timeLimit'), advice: t('limitAdvice') };
    case 'credits_exhausted':
      return { title: t('creditsExhausted'), advice: t('creditsExhaustedAdvice') };
    case 'aborted':
      return { title: t('stopped'), advice: t('stoppedAdvice') };
    default:
      return { title: t('incomplete'), advice: t('incompleteReason', { reason }) };
  }
}
