import { startHostedStub, type HostedStub } from '../harness/hosted-stub.ts';
import { scriptOf, type Script } from '../harness/stub-record.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test as base } from './fixtures.ts';
import { inputOf, openTaskId, seeEnd, selectionBar, sendNewTask, tickOf } from './operator.ts';
import { tableOf } from './task-list.ts';

const REASON = 'The tool read_table did not answer within 60 seconds.';
const FAILING: Script = {
  parts: [{ type: 'start' }, { type: 'error', errorText: REASON }],
  everyMs: 0,
  outputText: '',
  status: 'error',
  credits: 2,
};
const INPUTS = ['Read the ledger', 'Read the prices'];

const test = base.extend<{ stub: HostedStub }>({
  stub: async ({}, use) => {
    let sent = 0;
    const stub = await startHostedStub({
      answer(input) {
        sent += 1;
        return sent <= INPUTS.length ? FAILING : scriptOf(`All about ${input}.`, 0);
      },
    });
    await use(stub);
    await stub.close();
  },
  options: ({ stub }, use) => use({ kind: 'hosted', apiUrl: stub.url }),
});

test('without a list, failures show their reasons, and reruns say that they go without files', async ({
  page,
  stub,
  faults,
}) => {
  faults.expect(/status of 40[45]/);
  for (const input of INPUTS) {
    await sendNewTask(page, input);
    await seeEnd(page, 0, 'error');
  }
  await page.getByRole('button', { name: 'Resend on High' }).click();
  await expect(inputOf(page)).toHaveValue('Read the prices');
  await expect(page.getByText('This API doesn’t return attached files. If any were sent with that turn')).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  const again = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  // The API does not store it.
  await page.getByRole('main').getByRole('link', { name: 'Read the prices' }).click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith(again));

  await page.goto('/tasks?status=error');
  await expect(tableOf(page).getByText(REASON)).toHaveCount(2);
  for (const input of INPUTS) await tickOf(page, input).click({ force: true });
  await selectionBar(page).getByRole('button', { name: 'Run 2 tasks again…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This API doesn’t return attached files: the tasks are run again without them.');
  await dialog.getByRole('button', { name: 'Run 2 tasks' }).click();
  const batch = page.getByRole('group', { name: 'Tasks sent together' });
  await expect(batch).toContainText('2 tasks sent');
  // On another page its key would be a surprise.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.keyboard.press('v');
  await expect(page).toHaveURL(/\/settings$/);
  await batch.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('1 of 2 tasks run again')).toBeVisible();
  const status = page.getByRole('table', { name: 'Figures' }).getByRole('row', { name: /^Status/ });
  await expect(status).toContainText(/Error.*Completed/);
  // Swapped, the walk goes on.
  await page.getByRole('button', { name: 'Swap turns' }).click();
  await expect(status).toContainText(/Completed.*Error/);
  await page.keyboard.press('j');
  await expect(page.getByText('2 of 2 tasks run again')).toBeVisible();
  await expect(status).toContainText(/Completed.*Error/);
  await expectAccessible(page);
  expect(stub.turns.map(({ input }) => input).toSorted()).toEqual([
    'Read the ledger',
    'Read the ledger',
    'Read the prices',
    'Read the prices',
    'Read the prices',
  ]);
});
