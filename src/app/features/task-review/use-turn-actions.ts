import { useRef, type RefObject } from 'react';
import { useActions } from '#app/components/action-registry.tsx';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';

const ROWS = 'summary[data-turn]';
const group = 'turns';

/** j and k move between rows, x selects the focused turn. Returns the list's ref. */
export function useTurnActions(onChoose: (seq: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
  const hasFocus = (row: HTMLElement) => row.closest('li')?.contains(document.activeElement) === true;

  function move(by: 1 | -1) {
    const all = rows();
    const at = all.findIndex(hasFocus);
    all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  }

  function choose() {
    const row = rows().find(hasFocus);
    if (row !== undefined) onChoose(Number(row.dataset['turn']));
  }

  useActions([
    { id: 'next-turn', label: tTurn('nextTurn'), keys: 'j', group, isMovement: true, perform: () => move(1) },
    { id: 'previous-turn', label: tTurn('previousTurn'), keys: 'k', group, isMovement: true, perform: () => move(-1) },
    { id: 'choose-turn', label: t('selectFocused'), keys: 'x', group, perform: choose },
  ]);
  return list;
}
