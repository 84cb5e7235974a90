import { Suspense, type ReactNode } from 'react';
import { lazyPart } from './lazy-part.tsx';

export type PictureProps = {
  /** Must be the same function for the same file. */
  load: (signal: AbortSignal) => Promise<Blob>;
  mediaType: string;
  alt: string;
  className?: string;
  pending: ReactNode;
  /** Shown if the picture can't be loaded, is damaged, or could be slow to draw. */
  fallback: ReactNode;
};

const Checked = lazyPart<PictureProps>(
  async () => (await import('./checked-picture.tsx')).CheckedPicture,
  ({ fallback }) => fallback,
);

/** By type. */
export function isPicture(mediaType: string): boolean {
  return /^image\/(png|jpeg|gif|webp|svg\+xml)\b/i.test(mediaType);
}

/** Most are charts: dark on light. A dark page shows them inverted. */
export function isVector(mediaType: string): boolean {
  return /^image\/svg/i.test(mediaType);
}

/**
 * The only component that shows files as pictures. Loads near the viewport, and shows only what `checkPicture` proves
 * quick to draw.
 */
export function Picture(props: PictureProps) {
  return (
    <Suspense fallback={props.pending}>
      <Checked {...props} />
    </Suspense>
  );
}
