import type { ApiProblem } from '#contract/api-problem.ts';

export type SendProblemWords = {
  title: string;
  detail: string;
  again: boolean;
};

/** In the browser, in this page only, or in the outbox. */
const KEPT = {
  draft: 'Your draft is saved.',
  'draft here': 'Your draft is still here.',
  turn: 'It is kept here.',
} as const;
const UNKNOWN = 'It isn’t known whether the worker got this.';

export function describeSendProblem(
  { status, message, retryAfterMs }: ApiProblem,
  as: keyof typeof KEPT = 'draft',
): SendProblemWords {
  const draft = KEPT[as];
  const say = (title: string, ...rest: string[]) => ({ title, detail: [...rest].join(' '), again: false });
  switch (status) {
    case 0:
    case 408:
      return { ...say(UNKNOWN, message, draft, 'Check the connection, then send again.'), again: true };
    case 400:
    case 422:
      return say('The API refused this input.', sentence(message), draft, 'Change it, then send again.');
    case 401:
      return say(
        'The server’s key was rejected.',
        draft,
        'Set HANDINGER_API_KEY where the dashboard runs, and start it again.',
      );
    case 402:
      return say('Out of credits.', draft, 'Top up or choose a lower budget.');
    case 403:
      return say(
        'This worker or task can’t be used.',
        sentence(message),
        draft,
        'Choose another worker, or start a new task.',
      );
    case 404:
      return say(
        'The worker or task wasn’t found.',
        sentence(message),
        draft,
        'Choose another worker, or start a new task.',
      );
    case 409:
      return say(
        'The task takes no turn.',
        sentence(message),
        draft,
        'While a turn runs, send again once it has ended; else start a new task.',
      );
    case 410:
      return say('A file can’t be read any more.', sentence(message), draft);
    case 413:
      return say('The files are too big for the API.', sentence(message), draft, 'Remove a file, then send again.');
    case 421:
      return say('This was meant for another API.', sentence(message), draft);
    case 429:
      return say(
        'Too many requests.',
        draft,
        // An earlier attempt to send from the outbox may have been charged.
        ...(as === 'turn' ? [] : ['Nothing was spent.']),
        ...(retryAfterMs === undefined ? ['Send again in a moment.'] : []),
      );
    case 503:
    case 507:
      return {
        ...say('The API can’t take this now.', sentence(message), draft, 'Send again in a moment.'),
        again: true,
      };
    default:
      if (status >= 500) {
        return { ...say(`The API failed with status ${status}.`, sentence(message), UNKNOWN, draft), again: true };
      }
      return say(`The API refused this with status ${status}.`, sentence(message), draft);
  }
}

function sentence(message: string): string {
  return /[.!?…]$/.test(message.trim()) ? message.trim() : `${message.trim()}.`;
}
