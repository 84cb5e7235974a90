/** Pixels kept free around a match: the find bar covers the top. */
const MARGIN = 72;

export function scrollToMatch(range: Range, scroller: HTMLElement): void {
  const box = range.startContainer.parentElement?.closest('.overflow-y-auto');
  if (box != null && box !== scroller) {
    const { top, bottom, height } = box.getBoundingClientRect();
    const match = range.getBoundingClientRect();
    if (match.top < top || match.bottom > bottom) box.scrollTop += match.top - top - height / 3;
  }
  const viewport = scroller.getBoundingClientRect();
  const match = range.getBoundingClientRect();
  if (match.top < viewport.top + MARGIN || match.bottom > viewport.bottom - MARGIN / 2) {
    scroller.scrollTop += match.top - viewport.top - viewport.height / 3;
  }
  const wide = range.startContainer.parentElement?.closest('.overflow-x-auto');
  if (wide == null) return;
  const { left, right, width } = wide.getBoundingClientRect();
  if (match.left < left || match.right > right) wide.scrollLeft += match.left - left - width / 3;
}

/** Returns false if no `<details>` was closed. */
export function openDetails(match: Range): boolean {
  const details = match.startContainer.parentElement?.closest('details:not([open])');
  if (!(details instanceof HTMLDetailsElement)) return false;
  details.open = true;
  return true;
}
