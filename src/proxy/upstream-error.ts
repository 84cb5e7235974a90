import { errorSentence } from '#contract/api-problem.ts';
import type { ErrorResponse } from './send-response.ts';
import { redactText } from './redact-key.ts';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The API refused the request as malformed.',
  402: 'The organization is out of credits.',
  403: 'The API refused access to this.',
  404: 'The API does not know this address.',
  405: 'The API does not support this method here.',
  408: 'The API waited too long for the request.',
  409: 'The API is busy with something that excludes this request.',
  413: 'The request is larger than the API accepts.',
  422: 'The API could not accept what was sent.',
  429: 'The API is receiving too many requests. Wait a moment, then try again.',
  503: 'The API is not available at the moment.',
  507: 'The API has no storage left.',
};

/** Returns the API's own error sentence, or ours. */
export function errorFrom(status: number, body: string, secret: string): ErrorResponse {
  if (status === 401) {
    return {
      status,
      error: "The server's key was rejected by the API. Check HANDINGER_API_KEY where the dashboard was started.",
    };
  }
  const sentence = errorSentence(body);
  return { status, error: sentence === undefined ? sentenceFor(status) : redactText(sentence, secret) };
}

function sentenceFor(status: number): string {
  return (
    SENTENCES[status] ?? (status >= 500 ? `The API failed (${status}).` : `The API refused the request (${status}).`)
  );
}

/** `sent`: whether the API may have received the request. */
export function errorForBrokenConnection(code: string | undefined, host: string, sent: boolean): ErrorResponse {
  if (sent) {
    return {
      status: 502,
      error: `The connection to the API at ${host} broke before it responded. It is not known whether it accepted the request.`,
    };
  }
  const why = code === undefined ? '' : ` (${code})`;
  return { status: 502, error: `The API at ${host} can't be reached${why}. The request did not reach it.` };
}

export const errors = {
  tooSlow: { status: 504, error: 'The API took too long to respond.' },
  uploadStalled: { status: 408, error: 'The upload stalled and was stopped.' },
  redirect: {
    status: 502,
    error:
      'The API answered with a redirect, which is not followed. Check HANDINGER_BASE_URL where the dashboard was started.',
  },
  unusable: {
    status: 502,
    error:
      'What answered is not the API: its answer is not valid HTTP. Check HANDINGER_BASE_URL where the dashboard was started.',
  },
  encoded: {
    status: 502,
    error:
      'The API sent a compressed answer, which was not asked for. Check HANDINGER_BASE_URL where the dashboard was started.',
  },
  notJson: {
    status: 502,
    error:
      'What answered is not the API: it did not send JSON. Check HANDINGER_BASE_URL where the dashboard was started.',
  },
} as const satisfies Record<string, ErrorResponse>;
