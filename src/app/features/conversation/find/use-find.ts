import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';

/**
 * Ctrl or Cmd+F opens the find bar from anywhere on the page; pressed again in its field it is left to the browser, whose own
 * find then sees what is on screen. Closing gives focus back to whatever had it.
 */
export function useFind(scroller: RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const focusedBefore = useRef<Element>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return;
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    if (isOpen && document.activeElement === field.current) return;
    event.preventDefault();
    if (!isOpen) focusedBefore.current = document.activeElement;
    setOpen(true);
    field.current?.select();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  function close() {
    setOpen(false);
    const before = focusedBefore.current;
    const goesBack = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (goesBack ? before : scroller.current)?.focus({ preventScroll: true });
  }

  return { isOpen, field, close };
}
