import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import type { Turn } from '#contract/task.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { expect } from './fixtures.ts';
import { archiveBar, openPalette } from './operator.ts';
import { LAST_WEEK, test } from './seeded-history.ts';

function countClicks() {
  let count = 0;
  return {
    async click(target: Locator) {
      count += 1;
      await target.click();
    },
    count: () => count,
  };
}

interface FailedTurn extends Turn {
  readonly workerId: string;
}

async function failedTurns({ client }: Dashboard, from: string, to: string): Promise<readonly FailedTurn[]> {
  const failed: FailedTurn[] = [];
  let cursor = '';
  do {
    const page = await client.readTasks(`?limit=100&archived=include&hasErrors=true${cursor}`);
    for (const { id, workerId } of page.items) {
      for (const turn of await client.readTurns(id)) {
        const { status, completedAt } = turn;
        if (status === 'error' && (completedAt ?? '') >= from && (completedAt ?? '') < to)
          failed.push({ ...turn, workerId });
      }
    }
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return failed;
}

const creditsOf = (turns: readonly FailedTurn[]) => turns.reduce((sum, { credits }) => sum + (credits ?? 0), 0);

async function findMostExpensive(dashboard: Dashboard) {
  const failed = await failedTurns(dashboard, LAST_WEEK.from, LAST_WEEK.to);
  const byWorker = [...new Set(failed.map(({ workerId }) => workerId))].map((workerId) => {
    const turns = failed.filter((turn) => turn.workerId === workerId);
    return { workerId, credits: creditsOf(turns), taskIds: [...new Set(turns.map(({ taskId }) => taskId))] };
  });
  const [mostExpensive] = byWorker.toSorted((a, b) => b.credits - a.credits);
  if (mostExpensive === undefined) throw new Error('no turn failed last week');
  const worker = (await dashboard.client.readWorkers()).find(({ id }) => id === mostExpensive.workerId);
  return { ...mostExpensive, name: worker?.title ?? '' };
}

const rows = (page: Page): Locator => page.getByRole('table', { name: 'Tasks' }).locator('a[data-task-id]');
const breakdown = (page: Page): Locator =>
  page.getByRole('table', { name: 'By worker' }).locator('tbody').getByRole('row');
const shownIds = (page: Page) =>
  rows(page).evaluateAll((links) => links.map((link) => (link instanceof HTMLElement ? link.dataset['taskId'] : '')));

test('finds the worker that spent most on failed turns last week, and its tasks, in four clicks; exports and archives them, and brings one back', async ({
  page,
  dashboard,
}) => {
  const mostExpensive = await findMostExpensive(dashboard);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('/tasks');
  const { click, count } = countClicks();
  await click(page.getByRole('navigation').getByRole('link', { name: 'Usage' }));
  await click(page.getByRole('link', { name: 'Last week' }));
  await click(page.getByRole('button', { name: 'Wasted credits' }));
  const first = breakdown(page).first();
  await expect(first.getByRole('rowheader')).toHaveText(mostExpensive.name);
  await click(
    first.getByRole('link', { name: `${mostExpensive.name}, Wasted credits ${mostExpensive.credits}: show the tasks` }),
  );
  expect(count()).toBe(4);
  await page.waitForURL('**/tasks?**');
  await expect(rows(page)).toHaveCount(mostExpensive.taskIds.length);
  expect((await shownIds(page)).toSorted()).toEqual(mostExpensive.taskIds.toSorted());

  await page.getByRole('button', { name: 'Export list…' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split(/\r?\n/);
  for (const id of mostExpensive.taskIds) expect(lines.filter((line) => line.includes(id))).toHaveLength(1);
  await expect(page.getByText(/^Exported \d+ tasks as CSV$/)).toBeVisible();

  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click();
  await page.getByRole('button', { name: /^Archive \d+ tasks$/ }).click();
  await expect(archiveBar(page)).toContainText(`${mostExpensive.taskIds.length} tasks archived`);
  await page.goto(`${page.url()}&archived=only`);
  const back = page.getByRole('checkbox', { name: /^Select “/ }).first();
  await back.check();
  await page.getByRole('button', { name: 'Restore 1 task' }).click();
  await expect(archiveBar(page)).toContainText('Restored “');
  const useless = mostExpensive.taskIds.length - 1;
  const isArchived = async (id: string) => (await dashboard.client.readTask(id)).task.archivedAt != null;
  const countArchived = async () => (await Promise.all(mostExpensive.taskIds.map(isArchived))).filter(Boolean).length;
  await expect.poll(countArchived).toBe(useless);
});

test('finds it with the palette and two clicks', async ({ page, dashboard }) => {
  const mostExpensive = await findMostExpensive(dashboard);
  await page.goto('/workers');
  await openPalette(page);
  await page.keyboard.type('usage');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/usage');
  const { click, count } = countClicks();
  await click(page.getByRole('link', { name: 'Last week' }));
  await expect(page).toHaveURL(/range=last-week/);
  await expect(page.getByText('By worker').first()).toBeVisible();
  await click(
    breakdown(page)
      .filter({ has: page.getByRole('rowheader', { name: mostExpensive.name, exact: true }) })
      .getByRole('link', { name: `${mostExpensive.name}, Wasted credits ${mostExpensive.credits}: show the tasks` }),
  );
  expect(count()).toBe(2);
  await page.waitForURL('**/tasks?**');
  await expect(rows(page)).toHaveCount(mostExpensive.taskIds.length);
});
