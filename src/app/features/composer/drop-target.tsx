import { Suspense, useState } from 'react';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { DropOverlay } from './drop-overlay.tsx';

export type DropTargetProps = {
  /** Files are held over the page. */
  dragging: boolean;
  onFiles: (files: readonly File[]) => void;
  /** Called when the browser can't read what was dropped. */
  onUnreadable: () => void;
};

const DropZone = lazyPart(async () => (await import('./drop-zone.tsx')).DropZone, PlainTarget);

/**
 * What a drag over the page meets. What can look into folders loads with the first drag, and stays, since it reads on
 * after the drop; until it has come, and where it doesn't, the page takes the files of a drop itself.
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
