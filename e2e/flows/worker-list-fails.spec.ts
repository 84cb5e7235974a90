import { expect, test } from './fixtures.ts';
import { inputOf } from './operator.ts';

const isWorkerList = ({ method, path }: { method: string; path: string }) =>
  method === 'GET' && /^\/api\/workers(\?|$)/.test(path);

test('a list of workers that fails to load keeps the picker, and loads once the API is back', async ({
  page,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 503/);
  await dashboard.client.createWorker({ title: 'Price analyst' });
  dashboard.hop.answer(isWorkerList, { status: 503, body: { error: 'Starting.' } }, 'always');
  await page.clock.install();
  await page.goto('/');
  await expect(inputOf(page)).toBeVisible();
  const notice = page.getByRole('alert').filter({ hasText: 'The list of workers could not be loaded.' });
  await expect(async () => {
    await page.clock.runFor(5_000);
    await expect(notice).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('textbox', { name: 'Worker id' })).toBeHidden();
  await expect(notice.getByRole('button', { name: 'Retry' })).toBeEnabled();

  dashboard.hop.mend();
  await page.clock.runFor(10_000);
  await expect(notice).toBeHidden();
  await page.getByRole('button', { name: /^Worker: / }).click();
  await expect(page.getByRole('option', { name: 'Price analyst' })).toBeVisible();
});
