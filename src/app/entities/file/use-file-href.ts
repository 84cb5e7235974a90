import { useEffect, useState } from 'react';
import type { Connection } from '#contract/connection.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { fileHref, type FileHref } from './file-href.ts';

type LinkedFile = { readonly url: string; readonly mediaType: string };

/** A `blob:` address opened by itself is a document of this page's origin: only pictures that hold no markup keep their type. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp)\b/i;

/**
 * Where a file of a task leads. The content of a `data:` URL gets a `blob:` address as long as its component is in the
 * page. Null where no link can be made; undefined while that isn't known.
 */
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
    // After the paint, since a large file takes a while to decode.
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
