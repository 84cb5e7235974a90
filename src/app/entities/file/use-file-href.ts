import { useEffect, useState } from 'react';
import type { Connection } from '#contract/connection.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { fileHref, type FileHref } from './file-href.ts';

type LinkedFile = { readonly url: string; readonly mediaType: string };

/** Only these keep their type: an opened `blob:` URL has this page's origin, so it must not be markup. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp)\b/i;

/** Null: no link is possible. Undefined: not known yet. A `data:` URL gets a `blob:` URL until unmount. */
export function useFileHref(
  { url, mediaType }: LinkedFile,
  connection: Pick<Connection, 'origin'> | undefined,
): FileHref | null | undefined {
  const [made, setMade] = useState<{ url: string; href: string | null }>();
  const type = PICTURE.test(mediaType) ? mediaType : 'application/octet-stream';
  const isInline = isDataUrl(url);
  useEffect(() => {
    if (!isInline) return undefined;
    let href: string | null = null;
    // After paint: decoding a large file is slow.
    const timer = setTimeout(() => {
      const content = readDataUrl(url);
      if (content !== undefined) href = URL.createObjectURL(new Blob([content], { type }));
      setMade({ url, href });
    });
    return () => {
      clearTimeout(timer);
      if (href !== null) URL.revokeObjectURL(href);
    };
  }, [isInline, url, type]);
  if (!isInline) return connection && fileHref(url, connection);
  if (made?.url !== url) return undefined;
  return made.href === null ? null : { href: made.href, external: false };
}
