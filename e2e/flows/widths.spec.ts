import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { createTasksInEveryState } from './pages.ts';

const WIDEST_TABLE = 1600;

const wide = (page: Page, width: number) => page.setViewportSize({ width, height: 900 });

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('out of sight');
  return { ...box, middle: box.y + box.height / 2, right: box.x + box.width };
}

const isWhole = (element: Locator) => element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

test('pages between phone and wide-screen widths', async ({ page, dashboard, engine }) => {
  const places = await createTasksInEveryState(dashboard, engine);

  await test.step('the owner of an expensive task and the credits of failed turns are not cut', async () => {
    await wide(page, 1280);
    await page.goto('/usage?range=7d');
    const mostExpensive = page.getByRole('list', { name: 'Most expensive tasks' });
    await expect(mostExpensive).toContainText('1 credit on failed turns');
    const owners = mostExpensive.getByText('Price analyst · 1 turn');
    await expect(owners).not.toHaveCount(0);
    for (const owner of await owners.all()) expect(await isWhole(owner)).toBe(true);
  });

  await test.step('no table is wider than the eye can follow', async () => {
    await wide(page, 2560);
    for (const [path, table] of [
      ['/workers', page.getByRole('table', { name: 'Workers' })],
      [`${places.full}/turns`, page.getByRole('region', { name: 'Turns' })],
      ['/usage', page.getByRole('table', { name: 'By worker' })],
    ] as const) {
      await page.goto(path);
      await expect(table).toBeVisible();
      expect((await boxOf(table)).width, path).toBeLessThanOrEqual(WIDEST_TABLE);
    }
  });

  await test.step('a header is aligned with the content below on a wide screen', async () => {
    await wide(page, 1920);
    await page.goto('/workers');
    const table = await boxOf(page.getByRole('table', { name: 'Workers' }));
    expect((await boxOf(page.getByRole('heading', { name: 'Workers', level: 1 }))).x).toBe(table.x);
    expect((await boxOf(page.getByRole('link', { name: 'New worker' }))).right).toBe(table.right);
  });

  await test.step('a running task shows its title and can be stopped at any width', async () => {
    for (const width of [1024, 768, 360]) {
      await wide(page, width);
      await page.goto(places.running);
      expect(await isWhole(page.getByRole('heading', { name: 'Still at work', level: 1 })), `${width}`).toBe(true);
      for (const name of ['Stop', 'More actions']) {
        expect((await boxOf(page.getByRole('button', { name }))).right, `${width}`).toBeLessThanOrEqual(width);
      }
    }
    await page.goto(`${places.running}/turns`);
    expect(await isWhole(page.getByRole('heading', { name: 'Still at work', level: 1 }))).toBe(true);
  });

  await test.step('the export button is next to the count if the toolbar takes two lines', async () => {
    await wide(page, 768);
    await page.goto('/tasks');
    const count = await boxOf(page.getByText(/^\d+ tasks$/));
    const exports = await boxOf(page.getByRole('button', { name: 'Export list…' }));
    expect(Math.abs(count.middle - exports.middle)).toBeLessThan(2);
    expect(exports.x).toBeGreaterThanOrEqual(count.right);
  });

  await test.step('figures are on one line, even if some of their labels take two', async () => {
    await page.goto('/usage?range=7d');
    const figures = page.locator('dt + dd');
    await expect(figures).toHaveCount(8);
    const tops = await figures.evaluateAll((all) =>
      all.map((figure) => Math.round(figure.getBoundingClientRect().top)),
    );
    expect(new Set(tops).size).toBe(2);
  });

  await test.step("on a phone all times are visible, and no button covers a row's text", async () => {
    await wide(page, 360);
    const times = page.getByRole('navigation', { name: 'Period' }).getByRole('link');
    await expect(times).toHaveCount(8);
    for (const time of await times.all()) expect((await boxOf(time)).right).toBeLessThanOrEqual(360);

    await page.goto('/tasks');
    const row = page.getByRole('row').filter({ hasText: 'Break half-way' });
    await row.hover();
    await expect(row.getByRole('button')).toBeHidden();
    await wide(page, 1280);
    await row.hover();
    await expect(row.getByRole('button', { name: /^Archive/ })).toBeVisible();
  });
  places.gate.open();
});

test("a new account's remaining credits fit one line of the sidebar", async ({ page }) => {
  await page.goto('/');
  const left = page.getByText('10,000 of 10,000 credits left');
  await expect(left).toBeVisible();
  expect((await boxOf(left)).height).toBeLessThan(20);
});
