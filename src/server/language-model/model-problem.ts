import { APICallError, type FinishReason, RetryError } from 'ai';

interface Context {
  readonly baseUrl: string;
  readonly name: string;
  /** The model has said something. */
  readonly hasBegun: boolean;
}

/** In our words: a provider's own message may hold the key. `undefined`: the stream ended without an end. */
export function describeModelProblem(error: unknown, { baseUrl, name, hasBegun }: Context): string {
  const last = lastOf(error);
  if (hasBegun) return 'The connection to the model was lost in mid-answer.';
  if (!APICallError.isInstance(last)) return NOT_UNDERSTOOD;
  const { statusCode, isRetryable } = last;
  if (statusCode === undefined)
    return `The model's server ${new URL(baseUrl).host} could not be reached. Check MODEL_BASE_URL.`;
  const status = `(status ${statusCode})`;
  if (statusCode < 300) return NOT_UNDERSTOOD;
  if (statusCode === 401 || statusCode === 403)
    return `The model's server refused the key ${status}. Check MODEL_API_KEY.`;
  if (statusCode === 404)
    return `The model's server does not have ${name} ${status}. Check MODEL_NAME and MODEL_BASE_URL.`;
  if (statusCode === 402) return `The account of the model's server has no credit ${status}.`;
  if (statusCode === 413) return `The turn is too long for the model's server ${status}.`;
  if (statusCode === 429) return `The model's server asked to wait ${status}. Send the turn again later.`;
  if (isRetryable) return `The model's server failed ${status}. Send the turn again later.`;
  return `The model's server did not accept the request ${status}. The task may be too long for the model, or the model may not support tools.`;
}

/** Whether the server answered with an error, or not at all. */
export function isRefused(error: unknown): boolean {
  const last = lastOf(error);
  return APICallError.isInstance(last) && (last.statusCode === undefined || last.statusCode >= 400);
}

function lastOf(error: unknown): unknown {
  return RetryError.isInstance(error) ? error.lastError : error;
}

const NOT_UNDERSTOOD =
  "The model's server reported an error, or answered in a format other than that of OpenAI's API. Check MODEL_BASE_URL.";

/** Undefined for an answer that is complete, or that asks for tools. */
export function noAnswerFor(reason: FinishReason): string | undefined {
  switch (reason) {
    case 'content-filter':
      return "The model's provider stopped the answer because of its content.";
    case 'length':
      return 'The model reached its output limit before it had finished.';
    case 'error':
      return 'The connection to the model was lost in mid-answer.';
    default:
      return undefined;
  }
}
