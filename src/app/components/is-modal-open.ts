/** Whether a modal dialog covers the page, so that keys and pasted files are not for the page below. */
export function isModalOpen(): boolean {
  return document.querySelector('[data-modal]') !== null;
}
