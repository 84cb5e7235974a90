import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { conversationOf, turnDetailsButton, inputOf, seeEnd } from './operator.ts';
import { createTasksInEveryState } from './pages.ts';

/** A laptop at 300 and 400 % zoom, and a phone in landscape with its keyboard. */
const SHORT = [
  [320, 256],
  [320, 300],
  [427, 240],
  [667, 200],
] as const;

const LEAST_PANE = 100;

/** Expects that nothing covers the element. */
async function reach(element: Locator) {
  await element.scrollIntoViewIfNeeded();
  await expect(element).toBeInViewport({ ratio: 0.9 });
  const isOnTop = await element.evaluate((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const there = document.elementFromPoint(x + width / 2, y + height / 2);
    return there !== null && (one.contains(there) || there.contains(one));
  });
  expect(isOnTop).toBe(true);
}

const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });

test('the whole conversation and the composer can be reached in a short window', async ({
  page,
  dashboard,
  engine,
}) => {
  const places = await createTasksInEveryState(dashboard, engine);
  for (const [width, height] of SHORT) {
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await page.goto(places.full);
      await seeEnd(page, 0, 'completed');
      const conversation = conversationOf(page);
      expect(await conversation.evaluate((element) => element.clientHeight)).toBeGreaterThan(LEAST_PANE);
      await reach(turnDetailsButton(page, 0));
      await reach(page.getByRole('button', { name: 'Send' }));
      await reach(inputOf(page));
      await conversation.focus();
      await page.keyboard.press('Home');
      await reach(conversation.getByText('Average price by city', { exact: false }).first());
      await reach(page.getByRole('button', { name: 'More actions' }));
      expect(await overflowOf(page)).toEqual([0, 0]);

      const budget = await page.getByRole('button', { name: 'Budget: Standard' }).boundingBox();
      const composer = await page.getByRole('region', { name: 'Composer' }).boundingBox();
      expect((budget?.x ?? 0) + (budget?.width ?? 0)).toBeLessThan((composer?.x ?? 0) + (composer?.width ?? 0));
    });
  }
  places.gate.open();
});

test('the other pages can be used in a short window', async ({ page, dashboard, engine }) => {
  const places = await createTasksInEveryState(dashboard, engine);
  const pages: readonly [path: string, last: (on: Page) => Locator][] = [
    ['/', (on) => on.getByRole('button', { name: 'Send' })],
    ['/tasks', (on) => on.getByRole('row').last().getByRole('link')],
    ['/usage?range=7d', (on) => on.getByRole('heading', { name: 'Most expensive turns' })],
    ['/workers', (on) => on.getByRole('link', { name: 'Price analyst', exact: true })],
    [`${places.worker}/instructions`, (on) => on.getByRole('button', { name: 'Save changes' })],
    [places.worker, (on) => on.getByRole('link', { name: 'All failures' })],
    [`${places.full}/turns`, (on) => on.getByRole('button', { name: 'Copy as…' })],
  ];
  for (const [width, height] of [SHORT[0], SHORT[3]]) {
    await page.setViewportSize({ width, height });
    for (const [path, last] of pages) {
      await test.step(`${path} at ${width} × ${height}`, async () => {
        await page.goto(path);
        await expect(last(page)).toBeVisible();
        await reach(last(page));
        await reach(page.getByRole('heading', { level: 1 }));
        expect(await overflowOf(page)).toEqual([0, 0]);
      });
    }
    await page.getByRole('button', { name: 'Open sidebar' }).click();
    const drawer = page.getByRole('dialog', { name: 'Sidebar' });
    await reach(drawer.getByRole('link', { name: 'Break half-way' }));
    await reach(drawer.getByRole('button').last());
    await page.keyboard.press('Escape');
  }
  places.gate.open();
});
