/** If so, keys and pasted files are not meant for the page. */
export function isModalOpen(): boolean {
  return document.querySelector('[data-modal]') !== null;
}
