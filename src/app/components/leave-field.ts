/** Makes a field commit what was typed: a removed element fires no blur event. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
