import type { Locator, Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { countInput } from './count-input.ts';
import { expect } from './fixtures.ts';
import { paletteFieldOf, selectionBar } from './operator.ts';
import { LAST_30_DAYS, LAST_WEEK, SEEDED_TASKS, test } from './seeded-history.ts';
import { queryOf, tableOf } from './task-list.ts';

const MOST_CLICKS = 12;
const MOST_KEYS = 30;
/** Of one task of the browser, with 50,000 tasks on a quiet machine. */
const STUTTER_MS = 200;

type Shared = { readonly title: string; readonly cause: string; readonly count: number };

/** The worker whose most frequent cause of the last 30 days led to most failures last week. */
async function findSharedCause({ client }: Dashboard): Promise<Shared> {
  const found = await Promise.all(
    (await client.readWorkers()).map(async ({ id, title }) => {
      const causes = async (from: string, to = '') => {
        const failures = `?limit=1&causes=true&of=turns&status=error&archived=include&workerId=${id}`;
        return (await client.readTasks(`${failures}&from=${from}${to && `&to=${to}`}`)).causes ?? [];
      };
      const [top] = await causes(LAST_30_DAYS);
      const lastWeek = (await causes(LAST_WEEK.from, LAST_WEEK.to)).find(({ cause }) => cause === top?.cause);
      return { title: title ?? '', cause: top?.cause ?? '', count: lastWeek?.count ?? 0 };
    }),
  );
  const [first] = found.toSorted((a, b) => b.count - a.count);
  if (first === undefined || first.count < 2) throw new Error('no failures of last week share a cause');
  return first;
}

/** The longest task of the browser, in milliseconds. */
async function watchStutter(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
}

const rows = (page: Page): Locator => tableOf(page).locator('a[data-task-id]');
const sentTogether = (page: Page): Locator => page.getByRole('group', { name: 'Tasks sent together' });

async function expectSharedCause(page: Page, { cause, count }: Shared) {
  await expect.poll(() => new URLSearchParams(queryOf(page)).getAll('cause')).toEqual([cause]);
  expect(new URLSearchParams(queryOf(page)).get('from')).toBe(LAST_WEEK.from);
  await expect(page.getByText(`${count} tasks`, { exact: true })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

/** Each rerun is compared with its origin, the first one first. */
async function expectCompared(page: Page, { count }: Shared) {
  await page.waitForURL(({ pathname, search }) => pathname === '/compare' && search.includes('batch='));
  await expect(page.getByText(`1 of ${count} tasks run again`)).toBeVisible();
  const figures = page.getByRole('table', { name: 'Figures' });
  await expect(figures.getByRole('row', { name: /^Status/ })).toContainText('Error');
  await expect(figures.getByRole('row', { name: /^Status/ })).toContainText('Completed');
  await expect(figures.getByRole('row', { name: /^Budget/ })).toContainText('High');
}

test('by pointer: finds which failures of last week share a cause, runs them again on High, and compares', async ({
  page,
  dashboard,
}, testInfo) => {
  const shared = await findSharedCause(dashboard);
  const counts = await countInput(page);
  const longest = await watchStutter(page);
  await page.goto('/');
  await page.getByRole('complementary').getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('table', { name: 'Workers' }).getByRole('link', { name: shared.title, exact: true }).click();
  await page.getByRole('link', { name: 'All failures' }).click();
  await page
    .getByRole('button', { name: /^Turn ended/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Last week' }).click();
  // The button has a short name, and the whole cause as its tooltip.
  const reason = page.getByRole('list', { name: 'Reasons' }).locator(`[data-tooltip="${shared.cause}"]`);
  await expect(reason).toContainText(`${shared.count}`);
  await reason.click();
  await expectSharedCause(page, shared);
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click({ force: true });
  await selectionBar(page)
    .getByRole('button', { name: `Run ${shared.count} tasks again…` })
    .click();
  await page.getByRole('dialog').getByRole('radio', { name: 'High' }).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Run ${shared.count} tasks` })
    .click();
  await expect(sentTogether(page)).toContainText(`${shared.count} tasks sent`);
  await sentTogether(page).getByRole('button', { name: 'Compare' }).click();
  await expectCompared(page, shared);

  const { clicks, keys } = await counts();
  expect(keys).toBe(0);
  expect(clicks).toBeGreaterThan(5);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  const stutter = Math.round(await longest());
  testInfo.annotations.push({ type: 'journey', description: `${clicks} clicks, longest task ${stutter} ms` });
  if (SEEDED_TASKS >= 50_000) expect(stutter).toBeLessThan(STUTTER_MS);

  await page.getByRole('button', { name: 'Next rerun' }).click();
  await expect(page.getByText(`2 of ${shared.count} tasks run again`)).toBeVisible();
});

/** Types until the palette offers the option, and takes it. */
async function chooseInPalette(page: Page, words: string, option: RegExp) {
  await page.keyboard.press('ControlOrMeta+k');
  const field = paletteFieldOf(page);
  await expect(field).toBeFocused();
  for (const letter of words) await page.keyboard.type(letter);
  const activeId = async () => (await field.getAttribute('aria-activedescendant')) ?? '';
  await expect.poll(async () => page.locator(`[id="${await activeId()}"]`).textContent()).toMatch(option);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}

test('by keyboard: the same', async ({ page, dashboard }, testInfo) => {
  const shared = await findSharedCause(dashboard);
  const counts = await countInput(page);
  const { keyboard } = page;
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Input' })).toBeFocused();
  await chooseInPalette(page, shared.title.slice(0, 3).toLowerCase(), new RegExp(`^${shared.title}`));
  await expect(page.getByRole('list', { name: 'Reasons, with the number of tasks' })).toBeVisible();
  await chooseInPalette(page, 'fa', /^Failed: /);
  await expect(tableOf(page)).toBeVisible();
  await chooseInPalette(page, 'week', /^Last week/);
  await expectSharedCause(page, shared);
  await keyboard.press('j');
  await keyboard.press('ControlOrMeta+a');
  await expect(selectionBar(page)).toContainText(`${shared.count} selected`);
  await keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'Keep' })).toBeFocused();
  for (const key of ['ArrowLeft', 'ArrowLeft']) await keyboard.press(key);
  await expect(dialog.getByRole('radio', { name: 'High' })).toBeChecked();
  const run = dialog.getByRole('button', { name: `Run ${shared.count} tasks` });
  await expect(run).toBeEnabled();
  for (const key of ['Tab', 'Tab']) await keyboard.press(key);
  await expect(run).toBeFocused();
  await keyboard.press('Enter');
  await expect(sentTogether(page)).toContainText(`${shared.count} tasks sent`);
  await expect(sentTogether(page).getByRole('button', { name: 'Compare' })).toBeVisible();
  await keyboard.press('v');
  await expectCompared(page, shared);

  const { clicks, keys } = await counts();
  expect(clicks).toBe(0);
  expect(keys).toBeGreaterThan(15);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
  testInfo.annotations.push({ type: 'journey', description: `${keys} keys` });
});
