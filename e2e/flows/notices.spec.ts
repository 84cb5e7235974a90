import type { Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import type { RunningApi } from '../harness/start-api.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test, watch } from './fixtures.ts';
import { conversationOf, sendNewTask } from './operator.ts';

const LONG_MS = 25_000;

declare global {
  interface Window {
    readonly notices: { title: string; body: string; click: () => void }[];
    setAway: (away: boolean) => void;
  }
}

async function watchNotices(page: Page) {
  await page.addInitScript(() => {
    let away = false;
    Object.defineProperty(document, 'hidden', { get: () => away });
    Object.defineProperty(document, 'visibilityState', { get: () => (away ? 'hidden' : 'visible') });
    const notices: Window['notices'] = [];
    Object.assign(window, {
      notices,
      setAway(next: boolean) {
        away = next;
        document.dispatchEvent(new Event('visibilitychange'));
      },
      Notification: class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          notices.push({ title, body: options?.body ?? '', click: () => this.dispatchEvent(new Event('click')) });
        }
      },
    });
  });
}

/** Lets a turn that runs take longer, for the page and for the API, whose wall clock is set right again. */
async function takeLong(page: Page, api: RunningApi) {
  api.passTime(LONG_MS);
  api.setClockBack(LONG_MS);
  await page.clock.fastForward(LONG_MS);
}

const offerOf = (page: Page) => page.getByText('Notify you when it ends?');

test('one of two tabs notifies when a long turn ends unseen, and a click opens the task', async ({
  page,
  context,
  dashboard,
  engine,
  shared,
  faults,
}) => {
  const gate = createGate();
  engine.on('Take your time', text('It takes a while. ', gate, 'Done.'));
  await context.grantPermissions(['notifications'], { origin: dashboard.url });
  await watchNotices(page);
  await page.clock.install();
  const taskId = await sendNewTask(page, 'Take your time');
  await expect(conversationOf(page)).toContainText('It takes a while.');
  await expect(offerOf(page)).toBeHidden();
  const second = await context.newPage();
  await watch(second, dashboard.url, faults.report);
  await watchNotices(second);
  await second.goto(`${dashboard.url}/tasks/${taskId}`);
  await expect(conversationOf(second)).toContainText('It takes a while.');

  await takeLong(page, shared.api);
  await expect(offerOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Notify me' }).click();
  await expect(offerOf(page)).toBeHidden();
  await expect(offerOf(second)).toBeHidden();

  await page.getByRole('link', { name: 'Workers' }).click();
  await page.waitForURL('**/workers');
  for (const tab of [page, second]) await tab.evaluate(() => window.setAway(true));
  gate.open();
  await expect.poll(() => page.evaluate(() => window.notices.map(({ title }) => title))).toEqual(['Take your time']);
  expect(await page.evaluate(() => window.notices[0]?.body)).toMatch(
    /^Turn 1 completed · (\d\d\.\d s|\d:\d\d) · \d+ credit/,
  );
  await expect(page).toHaveTitle(/^Completed · Workers/);
  await expect(conversationOf(second)).toContainText('Done.');
  expect(await second.evaluate(() => window.notices)).toEqual([]);

  await page.evaluate(() => window.notices[0]?.click());
  await page.waitForURL(`**/tasks/${taskId}`);
  await page.evaluate(() => window.setAway(false));
  await expect(page).toHaveTitle('Take your time · Handinger');
});

test('after a refusal there is no second question and no notification, and the palette undoes it', async ({
  page,
  context,
  dashboard,
  engine,
  shared,
}) => {
  const gate = createGate();
  engine.on('Take your time', text('It takes a while. ', gate, 'Done.'));
  await context.grantPermissions(['notifications'], { origin: dashboard.url });
  await watchNotices(page);
  await page.clock.install();
  const taskId = await sendNewTask(page, 'Take your time');
  await expect(conversationOf(page)).toContainText('It takes a while.');
  await takeLong(page, shared.api);
  await expect(offerOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(offerOf(page)).toBeHidden();
  await page.goto(`/tasks/${taskId}`);
  await expect(conversationOf(page)).toContainText('It takes a while.');
  await page.evaluate(() => window.setAway(true));
  gate.open();
  await expect(page).toHaveTitle(/^Completed · Take your time/);
  expect(await page.evaluate(() => window.notices)).toEqual([]);

  await page.evaluate(() => window.setAway(false));
  await expect(page).toHaveTitle('Take your time · Handinger');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('notify');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('notify');
  await expect(page.getByRole('option', { name: 'Don’t notify me when a long turn ends' })).toBeVisible();
});
