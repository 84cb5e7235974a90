import type { RequestListener, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { refuse } from './answer.ts';

/**
 * Serves the built page from `dist`. Files under /assets carry a hash of their content in their names and may be kept
 * for ever; all others are asked for again. Any other address that a browser opens is a place inside the page.
 */
export function createAppServer(dist: string): RequestListener {
  const serve = sirv(dist, { etag: true, setHeaders });
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuse(res, { status: 405, error: 'This address can only be read.', headers: { Allow: 'GET, HEAD' } });
      return;
    }
    // The page's files are small: they go whole.
    delete req.headers.range;
    serve(req, res, () => {
      const opensPage = (req.headers.accept ?? '').includes('text/html') && !req.url?.startsWith('/assets/');
      req.url = '/index.html';
      if (opensPage) serve(req, res, () => refuse(res, { status: 404, error: 'The page has not been built.' }));
      else refuse(res, { status: 404, error: 'Nothing is here.' });
    });
  };
}

function setHeaders(res: ServerResponse, path: string): void {
  res.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
