import { APICallError, type FinishReason, RetryError } from 'ai';
import type { ModelConfig } from './model-config.ts';

/**
 * In our words: a provider's own message may hold the key. `error` is undefined if the stream ended without an end.
 * `hasBegun`: the model has said something.
 */
export function describeModelProblem(error: unknown, model: ModelConfig, hasBegun: boolean): string {
  const { settings } = model;
  const last = lastOf(error);
  if (hasBegun) return 'The connection to the model was lost in mid-answer.';
  const notUnderstood = `The model's server reported an error, or answered in another format than ${model.provider}. Check ${settings.baseUrl}.`;
  if (!APICallError.isInstance(last)) return notUnderstood;
  const { statusCode, isRetryable } = last;
  if (statusCode === undefined)
    return `The model's server ${new URL(model.baseUrl).host} could not be reached. Check ${settings.baseUrl}.`;
  const status = `(status ${statusCode})`;
  if (statusCode < 300) return notUnderstood;
  if (statusCode < 400)
    return `The model's server redirects to another address ${status}, which is not followed. Check ${settings.baseUrl}.`;
  if (statusCode === 401 || statusCode === 403)
    return `The model's server refused the key ${status}. Check ${settings.apiKey}.`;
  if (statusCode === 404)
    return `The model's server does not have ${model.modelId} ${status}. Check ${settings.modelId} and ${settings.baseUrl}.`;
  if (statusCode === 402) return `The account of the model's server has no credit ${status}.`;
  if (statusCode === 413) return `The turn is too long for the model's server ${status}.`;
  if (statusCode === 429) return `The model's server asked to wait ${status}. Send the turn again later.`;
  // An error within a stream can't be retried.
  if (isRetryable || statusCode >= 500) return `The model's server failed ${status}. Send the turn again later.`;
  return `The model's server did not accept the request ${status}. The task may be too long for the model, or the model may not support tools.`;
}

/** Whether the server answered with an error, or not at all. */
export function isRefused(error: unknown): boolean {
  const last = lastOf(error);
  return APICallError.isInstance(last) && (last.statusCode === undefined || last.statusCode >= 300);
}

/** Whether the server found fault with the request. */
export function isNotAccepted(error: unknown): boolean {
  const last = lastOf(error);
  return APICallError.isInstance(last) && (last.statusCode === 400 || last.statusCode === 422);
}

function lastOf(error: unknown): unknown {
  return RetryError.isInstance(error) ? error.lastError : error;
}

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
