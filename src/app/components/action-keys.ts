import { useLayoutEffect } from 'react';
import { type Action, registeredActions, performAction } from './action.ts';
import { isModalOpen } from './is-modal-open.ts';

/** Where keys are letters, or belong to what is open. */
const OWN_KEYS =
  'input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable=true], [role=menu]';
/** Keys that go on while they are held down; whatever else they did would be done many times over. */
const MOVES = /^[jk]$/i;
/** How long the first key of a sequence waits for the next, in milliseconds. */
const SEQUENCE_MS = 1200;

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * How an action's `keys` spell what was pressed; undefined for what no action can be bound to. A letter is a capital where
 * Shift is held, whatever Caps Lock says.
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

/** The key pressed; on a keyboard that writes another script, the one that a Latin keyboard has in its place. */
export function latinKey({ key, code, shiftKey }: Press): string {
  if (key.length > 1 || key <= '~') return key;
  if (code.startsWith('Key')) return code.slice(3);
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return key;
}

/**
 * The action that keys stand for, the first where several do.
 * @param begun the keys of a sequence that came before, empty where none did
 * @returns it, or the sequence that these keys begin, or undefined where they mean nothing
 */
export function findByKeys(actions: readonly Action[], begun: string, pressed: string): Action | string | undefined {
  const spelled = begun === '' ? pressed : `${begun} ${pressed}`;
  const found = actions.find(({ keys }) => keys === spelled);
  if (found !== undefined) return found;
  if (actions.some(({ keys }) => keys?.startsWith(`${spelled} `))) return spelled;
  return begun === '' ? undefined : findByKeys(actions, '', pressed);
}

/**
 * Answers the keys of every action on offer. Not while a dialog is open; and not while text is typed or a menu is open,
 * but for those with Ctrl or Cmd. What has been answered before is left alone.
 */
export function useActionKeys(): void {
  useLayoutEffect(() => {
    let begun = '';
    let begunAt = 0;
    function answer(event: KeyboardEvent) {
      const pressed = spellPress(event);
      if (pressed === undefined || event.defaultPrevented || isModalOpen()) return;
      if (!pressed.startsWith('Mod+') && event.target instanceof Element && event.target.closest(OWN_KEYS) !== null)
        return;
      const found = findByKeys(registeredActions(), event.timeStamp - begunAt < SEQUENCE_MS ? begun : '', pressed);
      if (found === undefined) return;
      event.preventDefault();
      begun = typeof found === 'string' ? found : '';
      begunAt = event.timeStamp;
      if (typeof found !== 'string' && (!event.repeat || MOVES.test(pressed))) performAction(found);
    }
    document.addEventListener('keydown', answer);
    return () => document.removeEventListener('keydown', answer);
  }, []);
}
