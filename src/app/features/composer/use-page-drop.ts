import { useEffect, useEffectEvent, useState } from 'react';
import { isModalOpen } from '#app/components/is-modal-open.ts';
import { meansText } from './means-text.ts';

type PageDrop = {
  onFiles: (files: readonly File[]) => void;
  /** The browser can't read what was dropped. */
  onUnreadable: () => void;
};

/**
 * Takes files dropped anywhere on the page, or pasted. `dragging`: files are held over the page; an overlay may take
 * the drop itself.
 */
export function usePageDrop({ onFiles, onUnreadable }: PageDrop): { dragging: boolean } {
  const [dragging, setDragging] = useState(false);

  const takeDrop = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return;
    // Otherwise the browser would open the file.
    event.preventDefault();
    if (event.type !== 'drop') return;
    if (holdsFolder(event.dataTransfer)) onUnreadable();
    else onFiles([...(event.dataTransfer?.files ?? [])]);
  });
  const takePaste = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData } = event;
    const files = [...(clipboardData?.files ?? [])];
    if (event.defaultPrevented || clipboardData === null || files.length === 0) return;
    if (meansText(clipboardData, files)) return;
    if (isModalOpen()) return;
    event.preventDefault();
    onFiles(files);
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let over: readonly Node[] = [];
    const hold = (next: readonly (EventTarget | null)[]) => {
      // Removed elements get no `dragleave`.
      over = next.filter((target): target is Node => target instanceof Node && target.isConnected);
      setDragging(over.length > 0);
    };
    const onDrag = (event: DragEvent) => takeDrop(event);
    const onEnter = (event: DragEvent) => carriesFiles(event.dataTransfer) && hold([...over, event.target]);
    const onLeave = ({ target }: DragEvent) => hold(over.filter((entered) => entered !== target));
    const onEnd = () => hold([]);
    const onPaste = (event: ClipboardEvent) => takePaste(event);
    document.addEventListener('dragenter', onEnter, { signal });
    document.addEventListener('dragleave', onLeave, { signal });
    document.addEventListener('dragover', onDrag, { signal });
    document.addEventListener('drop', onDrag, { signal });
    document.addEventListener('drop', onEnd, { signal });
    document.addEventListener('dragend', onEnd, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, []);

  return { dragging };
}

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** Reading a folder needs code that loads later. */
function holdsFolder(transfer: DataTransfer | null): boolean {
  return [...(transfer?.items ?? [])].some((item) => item.webkitGetAsEntry()?.isDirectory);
}
