import { ApiProblem } from '#contract/api-problem.ts';
import { t } from '#app/messages/problem.ts';

export type ProblemWords = {
  title: string;
  advice: string;
  again: boolean;
  waitMs: number | undefined;
};

/** What was to be read. */
export type Subject =
  | 'task'
  | 'taskList'
  | 'timeline'
  | 'toolCall'
  | 'parts'
  | 'worker'
  | 'workerList'
  | 'versions'
  | 'models'
  | 'usage';

export function problemWords(error: unknown, subject: Subject): ProblemWords {
  if (!(error instanceof ApiProblem)) {
    return { title: t(`notLoaded.${subject}`), advice: String(error), again: true, waitMs: undefined };
  }
  return { ...wordsOf(error, subject), waitMs: error.retryAfterMs };
}

function wordsOf({ status, message }: ApiProblem, subject: Subject): Omit<ProblemWords, 'waitMs'> {
  switch (status) {
    case 401:
      return { title: t('keyRejected'), advice: t('keyRejectedAdvice'), again: true };
    case 402:
      return { title: t('outOfCredits'), advice: message, again: true };
    case 403:
      return { title: t(`noAccess.${subject}`), advice: message, again: false };
    case 404:
      return { title: t(`notFound.${subject}`), advice: t('checkLink'), again: false };
    case 429:
      return { title: t('rateLimited'), advice: message, again: true };
    default: {
      const isRefused = status >= 300 && status < 500;
      return { title: isRefused ? t('refused') : t(`notLoaded.${subject}`), advice: message, again: true };
    }
  }
}

/** Returns a query's error, or the 429 after which it waits to retry. */
export function problemOfQuery(query: { error: unknown; failureReason: unknown }): unknown {
  if (query.error !== null) return query.error;
  return query.failureReason instanceof ApiProblem && query.failureReason.status === 429 ? query.failureReason : null;
}
