import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { endpoints, IDEMPOTENCY_KEY, LAST_EVENT_ID, type EndpointName } from '#contract/endpoints.ts';
import { fileHeaders } from './file-headers.ts';

const ALWAYS_PASSED = ['accept', IDEMPOTENCY_KEY.toLowerCase(), LAST_EVENT_ID.toLowerCase()];
const PASSED_WITH_BODY = ['content-type', 'content-length'];

export function takesBody(name: EndpointName): boolean {
  return 'takesBody' in endpoints[name];
}

/** What the API hears: the few headers it has a use for, and the key. Nothing else of the browser's passes. */
export function requestHeaders(from: IncomingHttpHeaders, name: EndpointName, apiKey: string): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    authorization: `Bearer ${apiKey}`,
    // Never "close", which would have the API hang up on an upload that it refuses half-way.
    connection: 'keep-alive',
    'accept-encoding': 'identity',
    'user-agent': 'handinger-dashboard',
  };
  const passed = takesBody(name) ? [...ALWAYS_PASSED, ...PASSED_WITH_BODY] : ALWAYS_PASSED;
  for (const header of passed) {
    const value = from[header];
    if (value !== undefined) headers[header] = value;
  }
  return headers;
}

/**
 * What the browser hears of a good answer, or null where it is of a kind that the endpoint never gives: then
 * something else than the API answered.
 * @param path the request's path, which names a file where the API does not
 */
export function answerHeaders(from: IncomingHttpHeaders, name: EndpointName, path: string): OutgoingHttpHeaders | null {
  const headers = kindHeaders(from, name, path);
  if (headers === null) return null;
  for (const header of ['content-length', 'content-encoding'] as const) {
    const value = from[header];
    if (value !== undefined) headers[header] = value;
  }
  return headers;
}

function kindHeaders(from: IncomingHttpHeaders, name: EndpointName, path: string): OutgoingHttpHeaders | null {
  if (name === 'readFile') return fileHeaders(from['content-type'], from['content-disposition'], path);
  const type = from['content-type'] ?? '';
  if (isEventStream(type)) {
    return {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    };
  }
  if (/^application\/json\s*(;|$)/i.test(type)) {
    return { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  }
  return null;
}

export function isEventStream(contentType: string | undefined): boolean {
  return /^text\/event-stream\s*(;|$)/i.test(contentType ?? '');
}
