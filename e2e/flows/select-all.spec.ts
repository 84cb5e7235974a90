import { isArchive, isTaskList } from '../harness/flaky-hop.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { expect, test as dashboardTest } from './fixtures.ts';
import { archiveBar, taskLink, selectionBar, tickOf } from './operator.ts';

const test = dashboardTest.extend({ options: { kind: 'hosted' } });
const COUNT = 250;
/** Milliseconds until one task, or more than a hundred, are archived by an API that can't restore. */
const ONE_WAITS_MS = 8_000;
const HUNDREDS_WAIT_MS = 60_000;
const REFETCH_MS = 16_000;

type Listed = { status?: string; turnCount?: number };

function itemOf(index: number, { status = 'completed', turnCount = 2 }: Listed) {
  const createdAt = Date.UTC(2026, 4, 11) - index * 60_000;
  return {
    id: `tsk_${index}`,
    title: `Task no ${index}`,
    status,
    createdAt: new Date(createdAt).toISOString(),
    completedAt: new Date(createdAt + 1_000).toISOString(),
    totals: { credits: 3, durationMs: 1_000, turnCount },
    triggeredBy: 'ui',
    workerId: 'wrk_1',
  };
}

/** Ignores its filter. Omits tasks for which `taskAt` returns undefined. */
function listTasks({ hop }: Dashboard, taskAt: (index: number) => Listed | undefined) {
  hop.answer(
    isTaskList,
    ({ path }) => {
      const query = new URL(path, 'http://hop').searchParams;
      const start = Number(query.get('cursor') ?? 0);
      const end = Math.min(start + Number(query.get('limit')), COUNT);
      const items = Array.from({ length: end - start }, (_, at) => start + at).flatMap((index) => {
        const listed = taskAt(index);
        return listed === undefined ? [] : [itemOf(index, listed)];
      });
      return { status: 200, body: { items, nextCursor: end < COUNT ? String(end) : null, total: COUNT } };
    },
    'always',
  );
  hop.answer(isArchive, { status: 200, body: { archived: true } }, 'always');
}

test('archives only ticked tasks if it is unknown whether the filter is applied', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 404/);
  listTasks(dashboard, () => ({}));
  await page.clock.install();
  for (const query of ['hasErrors=true', 'hasErrors=false', 'hasFiles=true', 'of=turns&status=error']) {
    await page.goto(`/tasks?${query}`);
    await expect(page.getByText('This API may not apply every filter.')).toBeVisible();
    await tickOf(page, 'Task no 3').check();
    await expect(selectionBar(page)).toContainText('1 selected');
    await expect(selectionBar(page)).toContainText('Some listed tasks may not match the filter.');
    await expect(selectionBar(page).getByRole('button', { name: 'Select all' })).toBeHidden();
    await page.keyboard.press('Escape');
  }

  await expect(page.getByText('Tasks can’t be selected or exported all at once.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click({ force: true });
  await taskLink(page, 'Task no 3').first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(selectionBar(page)).toBeHidden();
  await page.getByRole('button', { name: 'Export list…' }).click({ force: true });
  await expect(page.getByText('Select tasks to export them.').first()).toBeVisible();
  await expect(page.getByRole('dialog', { name: /^Export/ })).toBeHidden();

  await tickOf(page, 'Task no 3').check();
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived “Task no 3”');
  await page.clock.fastForward(ONE_WAITS_MS);
  await expect.poll(() => dashboard.hop.passed.filter(isArchive).length).toBe(1);
});

test('a failed task in a list without errors shows that the filter is ignored', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 404/);
  listTasks(dashboard, (index) => ({ status: index === 7 ? 'error' : 'completed' }));
  await page.goto('/tasks?hasErrors=false');
  await expect(page.getByText('It does not filter by errors.')).toBeVisible();
  await tickOf(page, 'Task no 3').check();
  await expect(selectionBar(page).getByRole('button', { name: 'Select all' })).toBeHidden();
});

test('the second page reveals a filter that is applied to the first page alone', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 404/);
  listTasks(dashboard, (index) => ({ status: index < 60 ? 'error' : 'completed' }));
  await page.goto('/tasks?status=error');
  await expect(page.getByText('It does not filter by status.')).toBeVisible();
  await tickOf(page, 'Task no 3').check();
  await expect(selectionBar(page).getByRole('button', { name: 'Select all' })).toBeHidden();
});

test('tasks that no longer match when archived stay and are named', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 404/);
  let isRetried = false;
  listTasks(dashboard, (index) => (index === 3 && isRetried ? undefined : { status: 'error' }));
  dashboard.hop.answer(
    ({ path }) => path.endsWith('/tasks/tsk_3'),
    { status: 200, body: { task: itemOf(3, {}), turns: [] } },
    'always',
  );
  await page.clock.install();
  await page.goto('/tasks?status=error');
  await tickOf(page, 'Task no 5').check();
  await selectionBar(page).getByRole('button', { name: 'Select all 250' }).click();
  await expect(selectionBar(page)).toContainText('250 selected');
  isRetried = true;
  await page.clock.fastForward(REFETCH_MS);
  await expect(page.getByRole('row').filter({ has: tickOf(page, 'Task no 3') })).toContainText('Completed');
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived 249 tasks, 1 no longer matches the filter');
  await page.clock.fastForward(HUNDREDS_WAIT_MS);
  await expect(archiveBar(page)).toContainText('249 tasks archived, 1 not archived');
  expect(dashboard.hop.passed.filter(isArchive).map(({ path }) => path)).not.toContain('/api/tasks/tsk_3');
});

test('tasks that changed since they were selected stay, even if they are not loaded', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 404/);
  let isLater = false;
  listTasks(dashboard, (index) => ({ status: isLater && index >= 200 ? 'completed' : 'error' }));
  await page.clock.install();
  await page.goto('/tasks?status=error');
  await tickOf(page, 'Task no 5').check();
  await selectionBar(page).getByRole('button', { name: 'Select all 250' }).click();
  await expect(selectionBar(page)).toContainText('250 selected');
  isLater = true;
  await page.keyboard.press('e');
  await expect(archiveBar(page)).toContainText('Archived 200 tasks, 50 no longer match the filter');
  await page.clock.fastForward(HUNDREDS_WAIT_MS);
  await expect(archiveBar(page)).toContainText('200 tasks archived, 50 not archived');
  expect(dashboard.hop.passed.filter(isArchive)).toHaveLength(200);
});
