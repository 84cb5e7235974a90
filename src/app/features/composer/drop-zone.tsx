import { useDropzone } from 'react-dropzone';
import { DropOverlay } from './drop-overlay.tsx';
import type { DropTargetProps } from './drop-target.tsx';

/** Accepts folders, too. */
export function DropZone({ dragging, onFiles, onUnreadable }: DropTargetProps) {
  const { getRootProps } = useDropzone({
    onDrop: (files) => onFiles(files),
    onError: onUnreadable,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // Would also block dragged text. The page itself handles files.
    preventDropOnDocument: false,
  });
  return dragging && <DropOverlay rootProps={getRootProps()} />;
}
