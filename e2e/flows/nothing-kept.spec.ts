import { expect, test } from './fixtures.ts';
import { inputOf, openTaskId, recordOf, seeEnd, send } from './operator.ts';

test('a browser that lets the page keep nothing: said, and tasks go all the same', async ({ page, dashboard }) => {
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
  await expect(page.getByText('This browser can’t keep drafts: this one goes when the page closes.')).toBeVisible();
  await expect(inputOf(page)).toBeFocused();
  await send(page, '2 + 3');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await send(page, '3 + 4');
  await seeEnd(page, 1, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(2);
});
