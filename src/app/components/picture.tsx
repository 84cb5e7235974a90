import { Suspense, type ReactNode } from 'react';
import { lazyPart } from './lazy-part.tsx';

export type PictureProps = {
  /** Reads the file. Must be the same function for the same file. */
  load: (signal: AbortSignal) => Promise<Blob>;
  mediaType: string;
  alt: string;
  className?: string;
  /** Shown until the picture is ready. */
  pending: ReactNode;
  /** Shown if the picture can't be loaded, is damaged, or could be slow to draw. */
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
 * The only component that shows a file as a picture. It reads the file near the viewport, and shows it only if
 * `checkPicture` proves that it is quick to draw.
 */
export function Picture(props: PictureProps) {
  return (
    <Suspense fallback={props.pending}>
      <Checked {...props} />
    </Suspense>
  );
}
