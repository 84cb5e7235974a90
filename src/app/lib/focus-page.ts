/** For when the focused element is removed. */
export function focusPage(): void {
  document.getElementById('page')?.focus();
}
