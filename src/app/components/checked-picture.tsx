import { useEffect, useRef, useState } from 'react';
import { checkPicture, type CheckedPicture } from '#app/lib/picture/check-picture.ts';
import type { PictureProps } from './picture.tsx';

type Shown = CheckedPicture & { readonly src: string };

/** Pixels outside of the viewport within which a picture loads. */
const MARGIN = 400;

export function CheckedPicture({ load, mediaType, alt, className, pending, fallback }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [shown, setShown] = useState<Shown | null>();

  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: `${MARGIN}px` },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return undefined;
    const leaving = new AbortController();
    let src: string | undefined;
    const check = async () => checkPicture(await load(leaving.signal), mediaType);
    check().then(
      (checked) => {
        if (leaving.signal.aborted) return;
        if (checked !== null) src = URL.createObjectURL(checked.blob);
        setShown(checked === null || src === undefined ? null : { ...checked, src });
      },
      () => !leaving.signal.aborted && setShown(null),
    );
    return () => {
      leaving.abort();
      if (src !== undefined) URL.revokeObjectURL(src);
      setShown(undefined);
    };
  }, [near, load, mediaType]);

  if (shown === null) return fallback;
  if (shown === undefined) return <div ref={place}>{pending}</div>;
  return (
    <img
      src={shown.src}
      alt={alt}
      width={shown.width}
      height={shown.height}
      decoding="async"
      onError={() => setShown(null)}
      className={className}
    />
  );
}
