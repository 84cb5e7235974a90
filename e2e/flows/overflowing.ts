import type { Page } from 'playwright/test';

/** Elements beyond the page's right edge, except within a box that scrolls. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width <= 1 || box.right <= width + 1) return false;
        for (let above = element.parentElement; above !== null; above = above.parentElement) {
          const clips = above.tagName !== 'BODY' && getComputedStyle(above).overflowX !== 'visible';
          if (clips && above.scrollWidth > 0 && above.getBoundingClientRect().right <= width + 1) {
            // The page's column must not scroll sideways, only a table or code.
            return !above.matches(
              'pre, table, :has(> table), .truncate, [class*=overflow-x-], [class*=overflow-hidden]',
            );
          }
        }
        return true;
      })
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
