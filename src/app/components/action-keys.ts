import { useLayoutEffect } from 'react';
import { type Action, performAction } from './action.ts';
import { useActionRegistry } from './action-registry.tsx';
import { isModalOpen } from './is-modal-open.ts';

/** Elements that handle keys themselves. */
const OWN_KEYS =
  'input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable=true], [role=menu]';
/** The only keys that repeat while held down. */
const MOVES = /^[jk]$/i;
/** Milliseconds until the next key of a sequence. */
const SEQUENCE_MS = 1200;

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Returns the key press in the notation of `keys`, or undefined if no action can have it. A letter is upper case with
 * Shift, regardless of Caps Lock.
 */
export function spellPress(press: Press): string | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const key = latinKey(press);
  if (ctrlKey || metaKey || altKey) {
    return ctrlKey === metaKey || altKey || shiftKey ? undefined : `Mod+${key.toLowerCase()}`;
  }
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** For other scripts, returns the key in the same place of a Latin keyboard. */
export function latinKey({ key, code, shiftKey }: Press): string {
  if (key.length > 1 || key <= '~') return key;
  if (code.startsWith('Key')) return code.slice(3);
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return key;
}

/** `begun`: the earlier keys of a sequence. Returns the first action, or the sequence that these keys begin. */
export function findByKeys(actions: readonly Action[], begun: string, pressed: string): Action | string | undefined {
  const spelled = begun === '' ? pressed : `${begun} ${pressed}`;
  const found = actions.find(({ keys }) => keys === spelled);
  if (found !== undefined) return found;
  if (actions.some(({ keys }) => keys?.startsWith(`${spelled} `))) return spelled;
  return begun === '' ? undefined : findByKeys(actions, '', pressed);
}

/**
 * Performs actions by their keys: not while a dialog is open, and only with Ctrl or Cmd while a field or menu has the
 * focus.
 */
export function useActionKeys(): void {
  const registry = useActionRegistry();
  useLayoutEffect(() => {
    let begun = '';
    let begunAt = 0;
    function answer(event: KeyboardEvent) {
      const pressed = spellPress(event);
      if (pressed === undefined || event.defaultPrevented || isModalOpen()) return;
      if (!pressed.startsWith('Mod+') && event.target instanceof Element && event.target.closest(OWN_KEYS) !== null)
        return;
      const found = findByKeys(registry.list(), event.timeStamp - begunAt < SEQUENCE_MS ? begun : '', pressed);
      if (found === undefined) return;
      event.preventDefault();
      begun = typeof found === 'string' ? found : '';
      begunAt = event.timeStamp;
      if (typeof found !== 'string' && (!event.repeat || MOVES.test(pressed))) performAction(found);
    }
    document.addEventListener('keydown', answer);
    return () => document.removeEventListener('keydown', answer);
  }, [registry]);
}
