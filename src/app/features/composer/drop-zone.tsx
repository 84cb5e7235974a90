import { useDropzone } from 'react-dropzone';
import { DropOverlay } from './drop-overlay.tsx';
import type { DropTargetProps } from './drop-target.tsx';

/** The drop overlay with everything that drops can hold, folders too. */
export function DropZone({ dragging, onFiles, onUnreadable }: DropTargetProps) {
  const { getRootProps } = useDropzone({
    onDrop: (files) => onFiles(files),
    onError: onUnreadable,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // It would stop dragged text as well: files are stopped by the page.
    preventDropOnDocument: false,
  });
  return dragging && <DropOverlay rootProps={getRootProps()} />;
}
