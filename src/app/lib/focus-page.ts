/** Moves the focus to the page, when the focused element is removed. */
export function focusPage(): void {
  document.getElementById('page')?.focus();
}
