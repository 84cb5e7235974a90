/** Blurs the focused element, so that a field commits what was typed: an element that is removed fires no blur event. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
