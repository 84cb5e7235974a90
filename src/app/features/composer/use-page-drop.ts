import { useEffect, useEffectEvent } from 'react';
import { useDropzone } from 'react-dropzone';

type PageDrop = {
  onFiles: (files: readonly File[]) => void;
  /** Called when the browser can't read what was dropped. */
  onUnreadable: () => void;
  disabled: boolean;
};

/**
 * Takes files dropped anywhere on the page, pasted, or browsed for. While files are dragged over the page
 * (`dragging`), an overlay with `getRootProps()` should cover it.
 */
export function usePageDrop({ onFiles, onUnreadable, disabled }: PageDrop) {
  const { getRootProps, getInputProps, open, isDragGlobal } = useDropzone({
    onDrop: (files) => onFiles(files),
    onError: onUnreadable,
    disabled,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // It would stop dragged text as well: files are stopped below.
    preventDropOnDocument: false,
  });

  const takeDrop = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return;
    event.preventDefault();
    // Dropped before the overlay stood.
    if (event.type === 'drop' && !disabled) onFiles([...(event.dataTransfer?.files ?? [])]);
  });
  const takePaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (disabled || event.defaultPrevented || files.length === 0 || isRichText(event.clipboardData)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    onFiles(files);
  });

  useEffect(() => {
    const onDrag = (event: DragEvent) => takeDrop(event);
    const onPaste = (event: ClipboardEvent) => takePaste(event);
    document.addEventListener('dragover', onDrag);
    document.addEventListener('drop', onDrag);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDrag);
      document.removeEventListener('drop', onDrag);
      document.removeEventListener('paste', onPaste);
    };
  }, []);

  return { getRootProps, getInputProps, browse: open, dragging: isDragGlobal && !disabled };
}

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** Text from an office program brings a picture of itself along: the text is what is meant. */
function isRichText(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('text/html') === true && transfer.types.includes('text/plain');
}
