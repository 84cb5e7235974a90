import type { Browser, Page } from 'playwright';
import { withPage } from '../page/open-page.ts';

const BETWEEN_LETTERS_MS = 400;

/** Milliseconds, but what can't be measured is NaN. */
export interface FirstRows {
  readonly cold: number;
  /** The same, from the first thing that was painted. */
  readonly afterPaint: number;
  /** From the click on a link of another page. */
  readonly byLink: number;
}

/** Opens the list, once with nothing cached, and once from another page. */
export function showFirstRows(browser: Browser, url: string): Promise<FirstRows> {
  return withPage(browser, `${url}/tasks`, async ({ page }) => {
    const cold = await firstRow(page);
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    const links = page.getByRole('navigation').getByRole('link');
    await links.filter({ hasText: 'Workers' }).click();
    await page.waitForURL('**/workers');
    // What was listed is forgotten with the page.
    await page.reload({ waitUntil: 'networkidle' });
    await page.evaluate(() => probe.rest());
    await page.evaluate(() => {
      addEventListener('click', ({ timeStamp }) => performance.mark('clicked', { startTime: timeStamp }), {
        capture: true,
      });
    });
    await links.filter({ hasText: 'Tasks' }).first().click();
    const shown = await firstRow(page);
    const clicked = await page.evaluate(() => performance.getEntriesByName('clicked')[0]?.startTime ?? Number.NaN);
    return { cold, afterPaint: cold - paint, byLink: shown - clicked };
  });
}

/** Types words into the search of the list, and answers how long after each letter its rows stood there. */
export function typeIntoSearch(browser: Browser, url: string, words: readonly string[]): Promise<readonly number[]> {
  return withPage(browser, `${url}/tasks`, async ({ page }) => {
    await firstRow(page);
    await page.evaluate(() => {
      performance.setResourceTimingBufferSize(10_000);
      addEventListener('keydown', ({ timeStamp }) => performance.mark('key', { startTime: timeStamp }), {
        capture: true,
      });
    });
    const field = page.getByRole('search').getByRole('textbox');
    const took: number[] = [];
    const typed = new Set<string>();
    for (const word of words) {
      await field.fill('');
      await page.evaluate(() => probe.rest());
      for (const [last, letter] of [...word].entries()) {
        const begun = word.slice(0, last + 1);
        await field.press(letter);
        // What was searched before is still there.
        if (!typed.has(begun)) took.push(await foundAfterKey(page, begun));
        typed.add(begun);
        await page.waitForTimeout(BETWEEN_LETTERS_MS);
      }
    }
    return took;
  });
}

/** When the first row stood there, after the navigation. */
function firstRow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    while (document.querySelector('[role=table] a[data-task-id]') === null) await probe.frame();
    await probe.frame();
    return performance.now();
  });
}

/** From the last key to the rows of this search. */
function foundAfterKey(page: Page, search: string): Promise<number> {
  return page.evaluate(async (q) => {
    const pressed = performance.getEntriesByName('key').at(-1)?.startTime ?? Number.NaN;
    const isAnswer = ({ name, responseEnd }: PerformanceResourceTiming) => {
      const { pathname, searchParams } = new URL(name);
      const isList = pathname === '/api/tasks' && !searchParams.has('count');
      return isList && searchParams.get('q') === q && responseEnd > pressed;
    };
    const answered = () =>
      performance.getEntriesByType('resource').some((entry) => isAnswer(entry as PerformanceResourceTiming));
    const isFresh = () => document.querySelector('[role=table]')?.getAttribute('aria-busy') === 'false';
    while (!answered() || !isFresh()) await probe.frame();
    await probe.frame();
    return performance.now() - pressed;
  }, search);
}
