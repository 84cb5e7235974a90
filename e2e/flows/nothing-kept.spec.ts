import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { inputOf, openTaskId, recordOf, seeEnd, send } from './operator.ts';

const cantKeep = (page: Page) =>
  page.getByText('This browser can’t save drafts. This one is lost when the page closes.');

test('says that a browser without storage keeps nothing, and still sends tasks', async ({ page, dashboard }) => {
  await page.addInitScript(() => {
    const deny = () => {
      throw new DOMException('The request was denied.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: deny });
    IDBFactory.prototype.open = deny;
    LockManager.prototype.request = async () => deny();
    LockManager.prototype.query = async () => deny();
  });
  await page.goto('/');
  await expect(cantKeep(page)).toBeVisible();
  await expect(inputOf(page)).toBeFocused();
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await send(page, '3 + 4');
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});

test('does not wait for a database that the browser never opens', async ({ page, dashboard }) => {
  await page.addInitScript(() => {
    const pending = new EventTarget() as IDBOpenDBRequest;
    IDBFactory.prototype.open = () => pending;
  });
  await page.goto('/');
  await send(page, '2 + 3');
  await expect(cantKeep(page)).toBeVisible();
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(1);
});
