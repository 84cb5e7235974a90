import type { Connection } from '#contract/connection.ts';

export type FileHref = { href: string; external: boolean };

const FILE_PATH = /^\/api\/workers\/[^/]+\/files\/./;

/**
 * A file on the API's origin gets its path on this origin, where the proxy adds the key. Other web addresses are
 * external. Null for other schemes, and for relative paths, which would lead to a page of this app.
 */
export function fileHref(url: string, connection: Pick<Connection, 'origin'>): FileHref | null {
  if (!URL.canParse(url, connection.origin)) return null;
  const target = new URL(url, connection.origin);
  if (target.protocol !== 'https:' && target.protocol !== 'http:') return null;
  const isOnApi = target.origin === new URL(connection.origin).origin;
  if (isOnApi && FILE_PATH.test(target.pathname)) {
    return { href: `${target.pathname}${target.search}${target.hash}`, external: false };
  }
  const isWhole = URL.canParse(url) && !target.pathname.startsWith('//');
  return isWhole || !isOnApi ? { href: target.href, external: true } : null;
}
