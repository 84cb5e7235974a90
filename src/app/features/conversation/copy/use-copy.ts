import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { formatNumberOf } from '#app/lib/format.ts';
import { spellPress } from '#app/components/action-keys.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { Row } from '../rows.ts';
import { copySelection, rowKey } from './selected-text.ts';
import { textOfRows } from './text-of-rows.ts';

const FIELD = 'input, textarea, select, [contenteditable=""], [contenteditable=true]';
const NONE: readonly string[] = [];

/**
 * Selecting and copying what isn't all in the page. Ctrl or Cmd+A selects the whole conversation, in the sense of its
 * rows; a selection over several rows is copied with those between that are off screen.
 * - `whole`: the whole conversation is selected.
 * - `ends`: keys of the rows where a selection begins and ends. They must stay in the page, or the browser forgets it.
 */
export function useCopy(scroller: RefObject<HTMLElement | null>, rows: () => readonly Row[]) {
  const [whole, setWhole] = useState(false);
  const [ends, setEnds] = useState(NONE);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const inside = scroller.current;
    if (inside === null || event.defaultPrevented || isField(event.target)) return;
    if (whole && event.key === 'Escape') {
      event.preventDefault();
      getSelection()?.removeAllRanges();
      return;
    }
    if (spellPress(event) !== 'Mod+a' || !(event.target instanceof Node)) return;
    // Where nothing has the focus, the key comes from the body or the page around the conversation.
    if (!inside.contains(event.target) && !event.target.contains(inside)) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(inside);
    setWhole(true);
  });

  const onSelect = useEffectEvent(() => {
    const selection = getSelection();
    const inside = scroller.current;
    if (selection === null || inside === null) return;
    if (selection.anchorNode !== inside || selection.isCollapsed) setWhole(false);
    const next = [selection.anchorNode, selection.focusNode].flatMap((node) =>
      inside.contains(node) ? (rowKey(node) ?? []) : [],
    );
    setEnds((before) => (next.join(' ') === before.join(' ') ? before : next));
  });

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const selection = getSelection();
    const inside = scroller.current;
    if (inside === null || selection === null || selection.rangeCount === 0 || isField(event.target)) return;
    if (!whole && (selection.isCollapsed || !inside.contains(selection.anchorNode))) return;
    const all = rows();
    const copied = whole ? { text: textOfRows(all) } : copySelection(selection.getRangeAt(0), inside, all);
    if (copied === undefined || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied.text);
    if ('html' in copied) event.clipboardData.setData('text/html', copied.html);
    if (!whole) return;
    const turns = new Set(all.map(({ seq }) => seq)).size;
    showToast({ id: 'copied', text: `Copied ${formatNumberOf(turns, 'turn')}`, forMs: 3_000 });
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('keydown', (event) => onKey(event), { signal });
    document.addEventListener('selectionchange', () => onSelect(), { signal });
    document.addEventListener('copy', (event) => onCopy(event), { signal });
    return () => listening.abort();
  }, []);

  return { whole, ends };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}
