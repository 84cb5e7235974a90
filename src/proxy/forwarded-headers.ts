import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { endpoints, IDEMPOTENCY_KEY, LAST_EVENT_ID, type EndpointName } from '#contract/endpoints.ts';
import { fileHeaders } from './file-headers.ts';

const ALWAYS_PASSED = ['accept', IDEMPOTENCY_KEY.toLowerCase(), LAST_EVENT_ID.toLowerCase()];
const PASSED_WITH_BODY = ['content-type', 'content-length'];

export function takesBody(name: EndpointName): boolean {
  return 'takesBody' in endpoints[name];
}

/** Returns an allow-list of the browser's headers, and the key. */
export function requestHeaders(from: IncomingHttpHeaders, name: EndpointName, apiKey: string): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    authorization: `Bearer ${apiKey}`,
    // With "close" the API would hang up on an upload that it refuses.
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

/** Returns null for a type that the endpoint never sends. `path` names a file if the API does not. */
export function responseHeaders(
  from: IncomingHttpHeaders,
  name: EndpointName,
  path: string,
  apiKey: string,
): OutgoingHttpHeaders | null {
  const headers = kindHeaders(from, name, path, apiKey);
  const length = from['content-length'];
  return headers === null || length === undefined ? headers : { ...headers, 'content-length': length };
}

/** Although only `identity` was requested. The key can't be found in it, and it may expand to gigabytes. */
export function isEncoded(from: IncomingHttpHeaders): boolean {
  const codings = `${from['content-encoding'] ?? ''},${from['transfer-encoding'] ?? ''}`.split(',');
  return codings.some((coding) => !['', 'identity', 'chunked'].includes(coding.trim().toLowerCase()));
}

export function retryHeaders(retryAfter: string | undefined): Record<string, string> {
  const plain = retryAfter !== undefined && /^(?:\d{1,9}|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)$/.test(retryAfter);
  return plain ? { 'Retry-After': retryAfter } : {};
}

function kindHeaders(
  from: IncomingHttpHeaders,
  name: EndpointName,
  path: string,
  apiKey: string,
): OutgoingHttpHeaders | null {
  if (name === 'readFile') return fileHeaders(from['content-type'], from['content-disposition'], path, apiKey);
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
