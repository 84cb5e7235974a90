import { useRef, type RefObject } from 'react';
import { useKeys } from '#app/lib/use-keys.ts';

const ROWS = 'summary[data-turn]';

/** Moves through a list of turns by keyboard: j and k from row to row, x chooses the one that has the focus. Answers the list's ref. */
export function useTurnKeys(onChoose: (seq: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);

  function move(by: 1 | -1) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement) === true);
    rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  }

  function choose() {
    const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>(ROWS);
    if (row != null && list.current?.contains(row) === true) onChoose(Number(row.dataset['turn']));
  }

  useKeys({ j: () => move(1), k: () => move(-1), x: choose });
  return list;
}
