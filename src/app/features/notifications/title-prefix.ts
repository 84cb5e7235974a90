/** Stays until the page is visible again, even if the title changes. */
export function createTitlePrefix(page: Document): { show: (words: string) => void } {
  let mark = '';
  const title = page.querySelector('title');
  const observer = new MutationObserver(keep);

  function keep() {
    if (!page.title.startsWith(mark)) page.title = `${mark}${page.title}`;
  }
  function leave() {
    if (page.hidden || mark === '') return;
    observer.disconnect();
    if (page.title.startsWith(mark)) page.title = page.title.slice(mark.length);
    mark = '';
  }
  page.addEventListener('visibilitychange', leave);

  return {
    show(words) {
      if (page.title.startsWith(mark)) page.title = page.title.slice(mark.length);
      mark = `${words} · `;
      if (title !== null) observer.observe(title, { childList: true });
      keep();
    },
  };
}
