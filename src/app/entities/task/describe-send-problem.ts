import type { ApiProblem } from '#contract/api-problem.ts';
import { t as tProblem } from '#app/messages/problem.ts';
import { t } from '#app/messages/sending.ts';

export type SendProblemWords = {
  title: string;
  detail: string;
  /** Whether a retry may help. */
  again: boolean;
};

/** `where`: what keeps the turn: a stored draft, a draft in this page only, or the outbox. */
export function describeSendProblem(
  { status, message, retryAfterMs }: ApiProblem,
  where: 'draft' | 'page' | 'outbox' = 'draft',
): SendProblemWords {
  const kept = t(`kept.${where}`);
  const values = { reason: sentence(message), kept };
  const say = (title: string, detail: string, again = false) => ({ title, detail, again });
  switch (status) {
    case 0:
    case 408:
      return say(t('unconfirmed'), t('unconfirmedAdvice', values), true);
    case 400:
    case 422:
      return say(t('inputRefused'), t('inputRefusedAdvice', values));
    case 401:
      return say(tProblem('keyRejected'), t('keyRejectedAdvice', { kept }));
    case 402:
      return say(tProblem('outOfCredits'), t('outOfCreditsAdvice', { kept }));
    case 403:
      return say(t('forbidden'), t('chooseAnother', values));
    case 404:
      return say(t('notFound'), t('chooseAnother', values));
    case 409:
      return say(t('notAccepting'), t('notAcceptingAdvice', values));
    case 410:
      return say(t('fileUnreadable'), t('refusedAdvice', values));
    case 413:
      return say(t('filesTooLarge'), t('filesTooLargeAdvice', values));
    case 421:
      return say(t('otherApi'), t('refusedAdvice', values));
    case 429: {
      const isTimed = retryAfterMs !== undefined;
      // An earlier attempt from the outbox may have been accepted.
      if (where === 'outbox') return say(t('rateLimited'), isTimed ? kept : t('sendSoon', { kept }));
      return say(t('rateLimited'), t(isTimed ? 'nothingSent' : 'nothingSentYet', { kept }));
    }
    case 503:
    case 507:
      return say(t('unavailable'), t('unavailableAdvice', values), true);
    default:
      if (status >= 500) return say(t('failed', { status: String(status) }), t('failedAdvice', values), true);
      return say(t('refused', { status: String(status) }), t('refusedAdvice', values));
  }
}

function sentence(message: string): string {
  return /[.!?…]$/.test(message.trim()) ? message.trim() : `${message.trim()}.`;
}
