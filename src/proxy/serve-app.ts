import type { RequestListener } from 'node:http';
import sirv from 'sirv';
import { refuse } from './answer.ts';

const KEEP = 'public, max-age=31536000, immutable';

/**
 * Serves the built page from `dist`, compressed where the build wrote a `.br` or `.gz` beside a file and the client
 * accepts it. Files under /assets carry a hash of their content in their names and never change; all others are
 * revalidated. Any other address that a browser opens is a place inside the page.
 */
export function createAppServer(dist: string): RequestListener {
  const serve = sirv(dist, { etag: true, brotli: true, gzip: true });
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuse(res, { status: 405, error: 'This address can only be read.', headers: { Allow: 'GET, HEAD' } });
      return;
    }
    const isAsset = (req.url ?? '').startsWith('/assets/');
    // Set here and not by sirv's `setHeaders`, so that a 304 has them too (RFC 9110, 15.4.5).
    res.setHeader('Cache-Control', isAsset ? KEEP : 'no-cache');
    res.setHeader('Vary', 'Accept-Encoding');
    // The page's files are small: ranges are not offered.
    delete req.headers.range;
    req.headers['accept-encoding'] = acceptedEncodings(req.headers['accept-encoding']);
    serve(req, res, () => {
      const opensPage = !isAsset && (req.headers.accept ?? '').includes('text/html');
      req.url = '/index.html';
      if (opensPage) serve(req, res, () => refuse(res, { status: 404, error: 'The page has not been built.' }));
      else refuse(res, { status: 404, error: 'Nothing is here.' });
    });
  };
}

/** Returns which of `br` and `gzip` an `Accept-Encoding` names; sirv would also send one that is refused by `q=0`. */
function acceptedEncodings(header = ''): string {
  const codings = header.toLowerCase().split(',');
  return codings.filter((coding) => /^\s*(br|gzip)\s*(;|$)/.test(coding) && !/;\s*q=0(\.0*)?\s*$/.test(coding)).join();
}
