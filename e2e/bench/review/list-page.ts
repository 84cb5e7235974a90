import type { Browser, Page } from 'playwright';
import { withPage } from '../page/open-page.ts';

const BETWEEN_LETTERS_MS = 400;

/** In milliseconds; NaN if not measurable. */
export interface FirstRows {
  readonly cold: number;
  readonly afterPaint: number;
  readonly byLink: number;
}

export function showFirstRows(browser: Browser, url: string): Promise<FirstRows> {
  return withPage(browser, `${url}/tasks`, async ({ page }) => {
    const cold = await firstRow(page);
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    const links = page.getByRole('navigation').getByRole('link');
    await links.filter({ hasText: 'Workers' }).click();
    await page.waitForURL('**/workers');
    // A reload empties the query cache.
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

/** Returns milliseconds per letter. */
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
    const durations: number[] = [];
    const typed = new Set<string>();
    for (const word of words) {
      await field.fill('');
      await page.evaluate(() => probe.rest());
      for (const [last, letter] of [...word].entries()) {
        const begun = word.slice(0, last + 1);
        await field.press(letter);
        // Repeated searches are cached.
        if (!typed.has(begun)) durations.push(await foundAfterKey(page, begun));
        typed.add(begun);
        await page.waitForTimeout(BETWEEN_LETTERS_MS);
      }
    }
    return durations;
  });
}

function firstRow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    while (document.querySelector('[role=table] a[data-task-id]') === null) await probe.frame();
    await probe.frame();
    return performance.now();
  });
}

function foundAfterKey(page: Page, search: string): Promise<number> {
  return page.evaluate(async (q) => {
    const pressed = performance.getEntriesByName('key').at(-1)?.startTime ?? Number.NaN;
    const isAnswer = ({ name, responseEnd }: PerformanceResourceTiming) => {
      const { pathname, searchParams } = new URL(name);
      const isList = pathname === '/api/tasks' && !searchParams.has('count');
      return isList && searchParams.get('q') === q && responseEnd > pressed;
    };
    const hasRows = () =>
      performance.getEntriesByType('resource').some((entry) => isAnswer(entry as PerformanceResourceTiming));
    const isFresh = () => document.querySelector('[role=table]')?.getAttribute('aria-busy') === 'false';
    while (!hasRows() || !isFresh()) await probe.frame();
    await probe.frame();
    return performance.now() - pressed;
  }, search);
}
