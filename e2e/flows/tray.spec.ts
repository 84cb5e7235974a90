import { createGate } from '../harness/gate.ts';
import { isTaskList } from '../harness/flaky-hop.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, send, sendNewTask } from './operator.ts';

const FIRST = 'What runs is seen';
const NEXT = 'Also when it follows up';

test('a running follow-up shows its time on every page, behind a button if the sidebar is collapsed', async ({
  page,
  engine,
}) => {
  const gate = createGate();
  engine.on(FIRST, text('At once.'));
  engine.on(NEXT, text('It takes ', gate, 'a while.'));
  await sendNewTask(page, FIRST);
  await seeEnd(page, 0, 'completed');
  await send(page, NEXT);
  await expect(conversationOf(page)).toContainText('It takes');

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Workers' }).click();
  const rail = page.getByRole('navigation', { name: 'Running and recent tasks' });
  await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeVisible();
  await expect(rail.getByRole('link', { name: FIRST })).toContainText(/0:\d\d/);

  const button = page.getByRole('button', { name: '1 running' });
  await expect(button).toBeHidden();
  await page.getByRole('button', { name: 'Collapse sidebar' }).click();
  await button.click();
  await page.getByRole('dialog', { name: 'Sidebar' }).getByRole('link', { name: FIRST }).click();
  await expect(conversationOf(page)).toContainText('It takes');
  gate.open();
  await seeEnd(page, 1, 'completed');
  await expect(button).toBeHidden();

  // An end that was not seen is marked until the task is opened.
  const away = createGate();
  engine.on('Once more', text('A while ', away, 'longer.'));
  await send(page, 'Once more');
  await expect(conversationOf(page)).toContainText('A while');
  await page.getByRole('button', { name: 'Expand sidebar' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Workers' }).click();
  away.open();
  const recent = rail.getByRole('link', { name: FIRST });
  await expect(recent).toContainText('Not opened yet');
  await recent.click();
  await expect(conversationOf(page)).toContainText('A while longer.');
  await expect(recent).not.toContainText('Not opened yet');
});

test('without a list, tasks sent from this browser show while they run', async ({
  page,
  engine,
  dashboard,
  faults,
}) => {
  faults.expect(/status of 404/);
  dashboard.hop.answer(isTaskList, { status: 404, body: { error: 'No such route.' } }, 'always');
  const gate = createGate();
  engine.on(FIRST, text('It takes ', gate, 'a while.'));
  await sendNewTask(page, FIRST);
  await expect(conversationOf(page)).toContainText('It takes');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Workers' }).click();
  const rail = page.getByRole('navigation', { name: 'Running and recent tasks' });
  await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeVisible();
  await page.reload();
  await expect(rail.getByRole('link', { name: FIRST })).toContainText(/0:\d\d/);
  gate.open();
  await expect(rail.getByRole('heading', { name: 'From this browser' })).toBeVisible();
  await expect(rail.getByRole('heading', { name: 'Running · 1' })).toBeHidden();
});
