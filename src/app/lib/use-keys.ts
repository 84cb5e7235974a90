import { useEffect, useEffectEvent } from 'react';

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable=true]';

/**
 * Answers single keys pressed anywhere on the page. Not while text is typed, a dialog or menu is open or a modifier is
 * held, and not twice: the first that answers a key keeps it.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    const run = keys[event.key];
    if (run === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(`${TYPING}, [role=menu]`) !== null) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => answer(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
