import { Suspense, useState } from 'react';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { DropOverlay } from './drop-overlay.tsx';

export type DropTargetProps = {
  dragging: boolean;
  onFiles: (files: readonly File[]) => void;
  /** The browser can't read what was dropped. */
  onUnreadable: () => void;
};

const DropZone = lazyPart(async () => (await import('./drop-zone.tsx')).DropZone, PlainTarget);

/**
 * Loads the code that reads folders with the first drag. It stays, because it reads on after the drop. Without it, the
 * page takes only files.
 */
export function DropTarget(props: DropTargetProps) {
  const [used, setUsed] = useState(false);
  if (props.dragging && !used) setUsed(true);
  return (
    used && (
      <Suspense fallback={<PlainTarget {...props} />}>
        <DropZone {...props} />
      </Suspense>
    )
  );
}

function PlainTarget({ dragging }: DropTargetProps) {
  return dragging && <DropOverlay />;
}
