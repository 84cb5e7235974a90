import type { Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './expect-accessible.ts';
import { inputOf, taskLink } from './operator.ts';

const isApi = ({ path }: { path: string }) => path.startsWith('/api/');
const statusBar = (page: Page, words: string) => page.getByRole('main').getByRole('status').filter({ hasText: words });

/** Keeps the answers of the first visit: they are written 5 s after the first one. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name);
        if (!names.includes('handinger-last-known')) return 0;
        return new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('handinger-last-known');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('answers').objectStore('answers').count();
            counting.addEventListener('success', () => {
              opening.result.close();
              resolve(counting.result);
            });
          });
        });
      }),
    )
    .toBeGreaterThanOrEqual(3);
}

test('shows the last known tasks and workers while the API does not answer, then the current ones', async ({
  page,
  dashboard,
  faults,
}) => {
  test.slow();
  faults.expect(/status of 503/);
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price analyst' });
  await dashboard.client.run({ input: '2 + 3', workerId });
  await visit(page, '/tasks');

  dashboard.hop.answer(isApi, { status: 503, body: { error: 'Starting.' } }, 'always');
  await page.reload();
  const bar = statusBar(page, 'The API is starting. Showing data from');
  await expect(bar).toBeVisible();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  await expect(page.getByRole('complementary').getByText('API starting')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Running and recent tasks' })).toContainText('2 + 3');
  await expect(page.getByRole('alert')).toBeHidden();

  await page.getByRole('link', { name: 'New task' }).first().click();
  await expect(inputOf(page)).toBeVisible();
  await page.getByRole('button', { name: /^Worker: / }).click();
  await expect(page.getByRole('option', { name: 'Price analyst' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Worker id' })).toBeHidden();
  await page.keyboard.press('Escape');

  dashboard.hop.mend();
  await dashboard.client.run({ input: '3 + 4', workerId });
  await expect(bar).toBeHidden({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Tasks' }).first().click();
  await expect(taskLink(page, '3 + 4')).toBeVisible();
});

test('shows an outage and a lost network as different states, and recovers without operator action', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 503|ERR_INTERNET_DISCONNECTED/);
  await dashboard.client.run({ input: '2 + 3' });
  await page.goto('/tasks');
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  // The code that keeps what was loaded comes when the browser is idle.
  await page.waitForLoadState('networkidle');

  await context.setOffline(true);
  await expect(statusBar(page, 'You are offline. Showing data from')).toBeVisible();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  await context.setOffline(false);
  await expect(statusBar(page, 'You are offline.')).toBeHidden();

  dashboard.hop.answer(isApi, { status: 503, body: { error: 'Overloaded.' } }, 'always');
  await expect(statusBar(page, 'The API is not answering. Showing data from')).toBeVisible();
  await expect(page.getByText(/^Next try in \d+ s$/)).toBeVisible();
  dashboard.hop.mend();
  await expect(statusBar(page, 'The API is not answering.')).toBeHidden();
});

test('Retry asks the API at once, however long the next try is away', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 50[23]/);
  await dashboard.client.run({ input: '2 + 3' });
  await page.clock.install({ time: '2026-11-30T20:12:00Z' });
  await page.goto('/tasks');
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  // As the proxy answers while the API's process is dead.
  dashboard.hop.cut();
  const bar = page.getByRole('main').getByText('The API is not answering.');
  await page.clock.fastForward(20_000);
  await expect(bar).toBeVisible();
  await expect(page.getByText('Showing data from 8:12')).toBeVisible();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(page.getByText(/^Next try in \d+ s$/)).toBeVisible();
    await page.clock.fastForward(15_000);
  }
  const retry = page.getByRole('button', { name: 'Retry', exact: true });
  await expect(page.getByText(/^Next try in 1\d s$/)).toBeVisible();
  await expectAccessible(page);
  const probes = () => dashboard.hop.passed.length;
  const before = probes();
  await retry.click();
  await expect.poll(probes).toBeGreaterThan(before);
  await expect(page.getByText(/^Next try in 1\d s$/)).toBeVisible();

  dashboard.hop.mend();
  await retry.click();
  await expect(bar).toBeHidden();
});

test('every page opens without a network once its code was loaded', async ({ page, context, faults }) => {
  faults.expect(/ERR_INTERNET_DISCONNECTED/);
  // The last one.
  const loaded = page.waitForResponse(/settings-page-.*\.js$/, { timeout: 45_000 });
  await page.goto('/');
  await loaded;
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  for (const name of ['Usage', 'Workers', 'Settings', 'Tasks']) {
    await page.getByRole('complementary').getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }
});

test('says what a page waits for after three seconds', async ({ page, dashboard }) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'Price analyst' });
  await dashboard.client.run({ input: '2 + 3', taskId: 'tsk_five', workerId });
  const gate = createGate();
  dashboard.hop.hold(isApi, gate, 'always');
  await page.clock.install();
  for (const path of [
    '/tasks/tsk_five',
    '/tasks/tsk_five/turns',
    '/usage',
    '/workers',
    `/workers/${workerId}`,
    '/compare?before=tsk_five/0&after=tsk_five/0',
    '/tasks',
  ]) {
    await page.goto(path);
    await expect(page.getByText(/^Loading /).first(), path).toBeAttached();
    await page.clock.runFor(3_000);
    await expect(page.getByText(/^Loading .+…/).first(), path).toBeVisible();
  }
  gate.open();
  await expect(taskLink(page, '2 + 3')).toBeVisible();
});
