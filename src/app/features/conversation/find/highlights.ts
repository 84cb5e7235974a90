const FOUND = 'found';
const CURRENT = 'found-current';

const canHighlight = 'highlights' in CSS;

/** Browsers without the Highlight API select the current match. */
export function showHighlights(ranges: readonly Range[], current: Range | undefined): void {
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

export function clearHighlights(): void {
  if (!canHighlight) return;
  CSS.highlights.delete(FOUND);
  CSS.highlights.delete(CURRENT);
}
