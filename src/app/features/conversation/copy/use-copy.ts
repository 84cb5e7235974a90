import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { spellPress } from '#app/components/action-keys.ts';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/turn.ts';
import type { Row } from '../rows/rows.ts';
import { copySelection, rowKey } from './copy-selection.ts';
import { rowsAsText } from './rows-as-text.ts';

const FIELD = 'input, textarea, select, [contenteditable=""], [contenteditable=true]';
const NONE: readonly string[] = [];

/**
 * Ctrl/Cmd+A selects all rows; copying includes rows that aren't rendered. `selectionEnds` (keys) must stay in the
 * page, or the browser loses the selection.
 */
export function useCopy(scroller: RefObject<HTMLElement | null>, rows: () => readonly Row[]) {
  const [isAllSelected, setAllSelected] = useState(false);
  const [selectionEnds, setSelectionEnds] = useState(NONE);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const inside = scroller.current;
    if (inside === null || event.defaultPrevented || isField(event.target)) return;
    if (isAllSelected && event.key === 'Escape') {
      event.preventDefault();
      getSelection()?.removeAllRanges();
      return;
    }
    if (spellPress(event) !== 'Mod+a' || !(event.target instanceof Node)) return;
    // Without a focused element, the target is an ancestor of the conversation.
    if (!inside.contains(event.target) && !event.target.contains(inside)) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(inside);
    setAllSelected(true);
  });

  const onSelect = useEffectEvent(() => {
    const selection = getSelection();
    const inside = scroller.current;
    if (selection === null || inside === null) return;
    if (selection.anchorNode !== inside || selection.isCollapsed) setAllSelected(false);
    const next = [selection.anchorNode, selection.focusNode].flatMap((node) =>
      inside.contains(node) ? (rowKey(node) ?? []) : [],
    );
    setSelectionEnds((before) => (next.join(' ') === before.join(' ') ? before : next));
  });

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const selection = getSelection();
    const inside = scroller.current;
    if (inside === null || selection === null || selection.rangeCount === 0 || isField(event.target)) return;
    if (!isAllSelected && (selection.isCollapsed || !inside.contains(selection.anchorNode))) return;
    const all = rows();
    const copied = isAllSelected
      ? { text: rowsAsText(all, 'markdown') }
      : copySelection(selection.getRangeAt(0), inside, all);
    if (copied === undefined || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied.text);
    if ('html' in copied) event.clipboardData.setData('text/html', copied.html);
    if (!isAllSelected) return;
    const turns = new Set(all.map(({ seq }) => seq)).size;
    showToast({ id: 'copied', text: t('copied', { count: turns }), forMs: 3_000 });
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('keydown', (event) => onKey(event), { signal });
    document.addEventListener('selectionchange', () => onSelect(), { signal });
    document.addEventListener('copy', (event) => onCopy(event), { signal });
    return () => listening.abort();
  }, []);

  return { isAllSelected, selectionEnds };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}
