const FOUND = 'found';
const CURRENT = 'found-current';

/** Whether the browser can mark text without touching the page's elements. */
const canHighlight = 'highlights' in CSS;

/** Marks what was found; the current match stands out. A browser that can't gets the current match selected. */
export function showFound(ranges: readonly Range[], current: Range | undefined): void {
  if (canHighlight) {
    CSS.highlights.set(FOUND, new Highlight(...ranges.filter((range) => range !== current)));
    CSS.highlights.set(CURRENT, new Highlight(...(current === undefined ? [] : [current])));
    return;
  }
  if (current === undefined) return;
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(current);
}

export function hideFound(): void {
  if (!canHighlight) return;
  CSS.highlights.delete(FOUND);
  CSS.highlights.delete(CURRENT);
}
