import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { inputOf, openTaskId, seeEnd, send } from './operator.ts';
import { furnish, scenesOf } from './pages.ts';

test.use({ viewport: { width: 360, height: 740 } });

/** What is wider than the page, or reaches over its edge; what scrolls within a box of its own may. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean =>
      ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > 0;
    const boxed = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        if (above.tagName !== 'BODY' && scrolls(above) && above.getBoundingClientRect().right <= width + 1) {
          // The page's own column must not scroll sideways: only a table or a piece of code may.
          return above.matches('pre, table, :has(> table), .truncate, [class*=overflow-x-], [class*=overflow-hidden]');
        }
      }
      return false;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width: own } = element.getBoundingClientRect();
        return own > 1 && right > width + 1 && !boxed(element);
      })
      .map((element) => element.outerHTML.slice(0, 160));
  });
}

test('at 360 pixels no page scrolls sideways', async ({ page, dashboard, engine, faults }) => {
  faults.expect(/status of 404/);
  test.slow();
  const places = await furnish(dashboard, engine);
  for (const [name, open] of scenesOf(places)) {
    await open(page);
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
    expect.soft(width, name).toBe(360);
    expect.soft(await overflowing(page), name).toEqual([]);
  }
  places.gate.open();
});

test('the whole errand on a narrow page, by the drawer', async ({ page }) => {
  await page.goto('/');
  await send(page, '2 + 3');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');

  const drawer = page.getByRole('dialog', { name: 'Main' });
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Open the sidebar' }).click();
  await expect(drawer.getByRole('link', { name: '2 + 3' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open the sidebar' })).toBeFocused();

  await page.getByRole('button', { name: 'Open the sidebar' }).click();
  await drawer.getByRole('link', { name: 'Tasks', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Open the sidebar' }).click();
  await drawer.getByRole('link', { name: 'New task' }).click();
  await expect(inputOf(page)).toBeVisible();
});
