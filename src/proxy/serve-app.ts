import type { RequestListener } from 'node:http';
import sirv from 'sirv';
import { sendError } from './send-response.ts';

const KEEP = 'public, max-age=31536000, immutable';

/** Files under /assets have a hash in their names; others are revalidated. Other addresses get index.html. */
export function createAppServer(dist: string): RequestListener {
  const serve = sirv(dist, { etag: true, brotli: true, gzip: true });
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      sendError(res, { status: 405, error: 'Only GET and HEAD are allowed here.', headers: { Allow: 'GET, HEAD' } });
      return;
    }
    const isAsset = (req.url ?? '').startsWith('/assets/');
    // Not by sirv's `setHeaders`: a 304 needs them too (RFC 9110 §15.4.5).
    res.setHeader('Cache-Control', isAsset ? KEEP : 'no-cache');
    res.setHeader('Vary', 'Accept-Encoding');
    delete req.headers.range;
    req.headers['accept-encoding'] = acceptedEncodings(req.headers['accept-encoding']);
    serve(req, res, () => {
      const opensPage = !isAsset && (req.headers.accept ?? '').includes('text/html');
      req.url = '/index.html';
      if (opensPage) serve(req, res, () => sendError(res, { status: 404, error: 'The page has not been built.' }));
      else sendError(res, { status: 404, error: 'Not found.' });
    });
  };
}

/** sirv ignores `q=0`. */
function acceptedEncodings(header = ''): string {
  const codings = header.toLowerCase().split(',');
  return codings.filter((coding) => /^\s*(br|gzip)\s*(;|$)/.test(coding) && !/;\s*q=0(\.0*)?\s*$/.test(coding)).join();
}
