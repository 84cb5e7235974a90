import type { Connection } from '#contract/connection.ts';

export type FileHref = { href: string; external: boolean };

/**
 * Where a link that the API gave leads. On the API's own origin: the same path on this page's origin, where the proxy
 * adds the key. Elsewhere: the address itself, to be opened as a plain link without a referrer. Null for what is no web
 * address (`javascript:`, `data:`, …), which must not become a link.
 */
export function fileHref(url: string, connection: Pick<Connection, 'origin'>): FileHref | null {
  if (!URL.canParse(url, connection.origin)) return null;
  const target = new URL(url, connection.origin);
  if (target.protocol !== 'https:' && target.protocol !== 'http:') return null;
  if (target.origin !== new URL(connection.origin).origin) return { href: target.href, external: true };
  // `//host` would lead away from this page's origin again.
  if (target.pathname.startsWith('//')) return null;
  return { href: `${target.pathname}${target.search}${target.hash}`, external: false };
}
