import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isSend } from '../harness/flaky-hop.ts';
import { makeTempDir } from '../harness/temp-dir.ts';
import { expect, test } from './fixtures.ts';
import { attach, inputOf, openTaskId, outgoingOf, recordOf, seeEnd, send } from './operator.ts';

const BYTES = 4_000_000;

test('a cancelled upload returns to the composer, creates nothing, and can be sent again', async ({
  page,
  context,
  dashboard,
  faults,
}) => {
  // The page checks whether the API got the request.
  faults.expect(/status of 404/);
  const dir = await makeTempDir('slow');
  const path = join(dir.path, 'scan.csv');
  const file = await open(path, 'w');
  await file.truncate(BYTES);
  await file.close();
  await page.goto('/');
  await attach(page, path);

  const network = await context.newCDPSession(page);
  const limit = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await limit(100_000);
  await send(page, '2 + 3');
  await expect(inputOf(page)).toHaveValue('');
  await outgoingOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(inputOf(page)).toHaveValue('2 + 3');
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
  await expect(outgoingOf(page)).toHaveCount(0);
  expect((await dashboard.client.readTasks()).items).toEqual([]);

  await limit(-1);
  await inputOf(page).press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(1);
  expect(dashboard.hop.passed.filter(isSend).length).toBeLessThanOrEqual(2);
  await dir.remove();
});
