import type { Page } from 'playwright/test';

/** Finds elements beyond the page's right edge, except in a scroller. */
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
            // Only a table or code may scroll sideways.
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
