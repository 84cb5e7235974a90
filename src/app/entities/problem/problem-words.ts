import { ApiProblem } from '#contract/api-problem.ts';

export type ProblemWords = {
  title: string;
  advice: string;
  again: boolean;
  waitMs: number | undefined;
};

/** Describes a failed read. `noun`: `task`, `task list`, `worker`. */
export function problemWords(error: unknown, noun: string): ProblemWords {
  if (!(error instanceof ApiProblem)) {
    return { title: `The ${noun} could not be shown.`, advice: String(error), again: true, waitMs: undefined };
  }
  return { ...wordsOf(error, noun), waitMs: error.retryAfterMs };
}

function wordsOf({ status, message }: ApiProblem, noun: string): Omit<ProblemWords, 'waitMs'> {
  switch (status) {
    case 0:
      return { title: `The ${noun} could not be loaded.`, advice: message, again: true };
    case 401:
      return {
        title: 'The API rejected the server’s key.',
        advice: 'Check HANDINGER_API_KEY where the dashboard was started, and start it again.',
        again: true,
      };
    case 402:
      return { title: 'Out of credits.', advice: message, again: true };
    case 403:
      return { title: `This key may not read the ${noun}.`, advice: message, again: false };
    case 404:
      return {
        title: `There is no such ${noun}.`,
        advice: 'The address may be mistyped, or it belongs to another organisation.',
        again: false,
      };
    case 429:
      return { title: 'The API asks for fewer requests.', advice: message, again: true };
    default:
      return status >= 500
        ? { title: `The API failed while loading the ${noun}.`, advice: message, again: true }
        : { title: `The API refused to give the ${noun}.`, advice: message, again: true };
  }
}

/** Returns the error of a query, or the 429 after which it is waiting to retry. */
export function problemOfQuery(query: { error: unknown; failureReason: unknown }): unknown {
  if (query.error !== null) return query.error;
  return query.failureReason instanceof ApiProblem && query.failureReason.status === 429 ? query.failureReason : null;
}
