import type { IncomingMessage } from 'node:http';
import { CONNECTION_PATH, WRITE_HEADER } from '#contract/connection.ts';
import type { ErrorResponse } from './send-response.ts';
import { pathOf } from './path-of.ts';

const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Allows only this machine's own page. Returns null if allowed. */
export function checkRequest(req: IncomingMessage): ErrorResponse | null {
  const { url = '', method = '', headers } = req;
  if (hostsOf(req) > 1) return { status: 400, error: 'The request has more than one Host header.' };
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(url) || url.includes('\\') || url.includes('#')) {
    return { status: 400, error: 'The URL of the request is malformed.' };
  }
  if (!isOwnHost(headers.host, req.socket.localPort)) {
    return { status: 403, error: 'The dashboard answers only under localhost.' };
  }
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) {
    return { status: 403, error: 'Requests from other sites are refused.' };
  }
  if (!isProtected(pathOf(url))) return null;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, error: 'Requests from other sites are refused.' };
  }
  return method === 'GET' || method === 'HEAD' ? null : checkWrite(req);
}

function checkWrite({ headers }: IncomingMessage): ErrorResponse | null {
  if (headers[WRITE_HEADER.toLowerCase()] !== '1') {
    return {
      status: 403,
      error: `Only the dashboard may change anything: the header ${WRITE_HEADER}: 1 is missing.`,
    };
  }
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && !/^(application\/json|multipart\/form-data)\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 415, error: 'A request body must be application/json or multipart/form-data.' };
  }
  return null;
}

function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
}

/** Prevents DNS rebinding. */
function isOwnHost(host: string | undefined, port: number | undefined): boolean {
  return OWN_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
}

function isProtected(path: string): boolean {
  return path.startsWith('/api/') || path === CONNECTION_PATH;
}
