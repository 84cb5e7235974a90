/** For a dialog's `ref`: focuses the element with `data-initial-focus`. */
export function takeFocus(dialog: HTMLElement | null): void {
  dialog?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
}
