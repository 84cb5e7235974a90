import { Suspense, type ReactNode } from 'react';
import { lazyPart } from './lazy-part.tsx';

export type PictureProps = {
  /** Reads the file. The same function stands for the same file. */
  load: (signal: AbortSignal) => Promise<Blob>;
  mediaType: string;
  alt: string;
  className?: string;
  /** Shown until the picture is ready. */
  pending: ReactNode;
  /** Shown instead of a picture that can't be loaded, is damaged, or could take long to draw. */
  fallback: ReactNode;
};

const Checked = lazyPart<PictureProps>(
  async () => (await import('./checked-picture.tsx')).CheckedPicture,
  ({ fallback }) => fallback,
);

/** Whether a file of this type may be shown by `Picture`. */
export function isPicture(mediaType: string): boolean {
  return /^image\/(png|jpeg|gif|webp|svg\+xml)\b/i.test(mediaType);
}

/**
 * The only way in which a file becomes a picture on the page. It is read once it comes near the viewport, and shown
 * only if `checkPicture` proves that no browser needs long to draw it.
 */
export function Picture(props: PictureProps) {
  return (
    <Suspense fallback={props.pending}>
      <Checked {...props} />
    </Suspense>
  );
}
