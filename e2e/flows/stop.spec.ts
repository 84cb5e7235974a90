import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd, send, sendNewTask, recordOf } from './operator.ts';

const INPUT = 'Go on until you are stopped';

test('a stopped turn shows as aborted, keeps its text and is charged once', async ({ page, engine, dashboard }) => {
  engine.on(INPUT, text('This much was said.', createGate(), 'This never is.'));
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('This much was said.');

  await page.getByRole('button', { name: 'Stop' }).click();
  await seeEnd(page, 0, 'aborted');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden();
  await expect(conversationOf(page).getByRole('alert')).toContainText('Stopped.');
  await expect(conversationOf(page)).toContainText('This much was said.');
  await expect(conversationOf(page)).not.toContainText('This never is.');

  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ status }) => status)).toEqual(['aborted']);
  expect(turns[0]?.outputText).toBe('This much was said.');
  expect(task.totals.credits).toBeGreaterThan(0);
  expect((await dashboard.client.readAccount()).creditsSpent).toBe(task.totals.credits);

  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(inputOf(page)).toHaveValue(INPUT);
  await send(page, 'Say something short instead');
  await seeEnd(page, 1, 'completed');
});

test.describe('an API that cannot stop a turn', () => {
  test.use({ options: { kind: 'hosted' } });

  test('"Stop watching" says that the worker continues, and it does', async ({ page, engine, dashboard }) => {
    const gate = createGate();
    engine.on(INPUT, text('Still here. ', gate, 'Went on alone.'));
    const taskId = await sendNewTask(page, INPUT);
    await expect(conversationOf(page)).toContainText('Still here.');
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Stop watching' }).click();
    await expect(page.getByText('Not watching. The worker keeps running and spending;')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resume watching' })).toBeVisible();
    const rail = page.getByRole('navigation', { name: 'Running and recent tasks' });
    await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeVisible();
    gate.open();
    await expect
      .poll(async () => (await dashboard.client.readLastTurn(taskId)).outputText)
      .toBe('Still here. Went on alone.');
    await expect(conversationOf(page)).toContainText('Still here. Went on alone.');
    await expect(page.getByText('Not watching.')).toBeHidden();
  });
});
