import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test, watch } from './fixtures.ts';
import { conversationOf, seeEnd, sendNewTask, recordOf } from './operator.ts';

const INPUT = 'Take your time';

test('leaving a running turn and returning shows the whole answer, with one turn and one charge', async ({
  page,
  engine,
  dashboard,
}) => {
  const gates = [createGate(), createGate()] as const;
  engine.on(INPUT, text('Before you left. ', gates[0], 'While you were away. ', gates[1], 'Now that you are back.'));

  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Before you left.');

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Tasks' }).click();
  const rail = page.getByRole('navigation', { name: 'Running and recent tasks' });
  await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Tasks' }).getByRole('row', { name: INPUT })).toContainText('Running');
  gates[0].open();

  await rail.getByRole('link', { name: INPUT }).click();
  await expect(conversationOf(page)).toContainText('Before you left. While you were away.');
  gates[1].open();
  await seeEnd(page, 0, 'completed');
  await expect(conversationOf(page)).toContainText('Before you left. While you were away. Now that you are back.');
  await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeHidden();
  await expectOneCharge(taskId);

  async function expectOneCharge(id: string) {
    const { task, turns } = await recordOf(dashboard, id);
    expect(turns).toHaveLength(1);
    expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);
  }
});

test('a page closed during an answer can be followed to the end in another page', async ({
  page,
  context,
  engine,
  dashboard,
  faults,
}) => {
  const gate = createGate();
  engine.on(INPUT, text('Said to the first page. ', gate, 'Said to the second.'));
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Said to the first page.');
  await page.close();

  const second = await context.newPage();
  await watch(second, dashboard.url, faults.report);
  await second.goto(`${dashboard.url}/tasks/${taskId}`);
  await expect(conversationOf(second)).toContainText('Said to the first page.');
  gate.open();
  await expect(conversationOf(second)).toContainText('Said to the first page. Said to the second.');
  await seeEnd(second, 0, 'completed');
  expect((await recordOf(dashboard, taskId)).turns).toHaveLength(1);
});
