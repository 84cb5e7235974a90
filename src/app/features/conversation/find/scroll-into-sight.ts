/** What the bar covers at the top, and what is left free around a match, in pixels. */
const FREE = 72;

/** Scrolls so that a match is in sight: in the box of text that holds it, in the conversation, and sideways in the code or table. */
export function scrollIntoSight(range: Range, scroller: HTMLElement): void {
  const box = range.startContainer.parentElement?.closest('.overflow-y-auto');
  if (box != null && box !== scroller) {
    const { top, bottom, height } = box.getBoundingClientRect();
    const place = range.getBoundingClientRect();
    if (place.top < top || place.bottom > bottom) box.scrollTop += place.top - top - height / 3;
  }
  const inside = scroller.getBoundingClientRect();
  const match = range.getBoundingClientRect();
  if (match.top < inside.top + FREE || match.bottom > inside.bottom - FREE / 2) {
    scroller.scrollTop += match.top - inside.top - inside.height / 3;
  }
  const wide = range.startContainer.parentElement?.closest('.overflow-x-auto');
  if (wide == null) return;
  const { left, right, width } = wide.getBoundingClientRect();
  if (match.left < left || match.right > right) wide.scrollLeft += match.left - left - width / 3;
}
