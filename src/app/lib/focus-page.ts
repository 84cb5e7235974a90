/** Puts the focus on the page, where what had it goes and nothing beside it can take it. */
export function focusPage(): void {
  document.getElementById('page')?.focus();
}
