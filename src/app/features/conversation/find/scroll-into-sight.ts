/** What the bar covers at the top, and what is left free around a match, in pixels. */
const FREE = 72;

/** Scrolls so that a match is in sight: up and down in the conversation, sideways in the code or table that holds it. */
export function scrollIntoSight(range: Range, scroller: HTMLElement): void {
  const inside = scroller.getBoundingClientRect();
  const match = range.getBoundingClientRect();
  if (match.top < inside.top + FREE || match.bottom > inside.bottom - FREE / 2) {
    scroller.scrollTop += match.top - inside.top - inside.height / 3;
  }
  const wide = range.startContainer.parentElement?.closest('.overflow-x-auto');
  if (wide == null) return;
  const box = wide.getBoundingClientRect();
  if (match.left < box.left || match.right > box.right) wide.scrollLeft += match.left - box.left - box.width / 3;
}
