import { useRef, useState, type RefObject } from 'react';
import { useActions } from '#app/components/action-registry.tsx';
import { t } from '#app/messages/conversation.ts';

/** Closing returns the focus. */
export function useFind(scroller: RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const focusedBefore = useRef<Element>(null);

  function perform() {
    if (!isOpen) focusedBefore.current = document.activeElement;
    setOpen(true);
    field.current?.select();
  }
  useActions([{ id: 'find', label: t('find'), keys: 'Mod+f', group: 'conversation', perform }]);

  function close() {
    setOpen(false);
    const before = focusedBefore.current;
    const goesBack = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (goesBack ? before : scroller.current)?.focus({ preventScroll: true });
  }

  return { isOpen, field, close };
}
