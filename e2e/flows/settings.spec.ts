import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { attach, conversationOf, fixture, inputOf, outgoingOf, send, sendNewTask } from './operator.ts';

test('lists unsent turns and drafts, and clears them in every tab', async ({ page, context, engine }) => {
  const gate = createGate();
  engine.on('Take your time', text('Begun. ', gate, 'Ended.'));
  const taskId = await sendNewTask(page, 'Take your time');
  await expect(conversationOf(page)).toContainText('Begun.');
  await send(page, '3 + 4');
  await expect(outgoingOf(page)).toContainText('Queued.');
  await inputOf(page).fill('To be asked later');
  await expect(page.getByText('Draft saved.')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/');
  await inputOf(other).fill('A plan');
  await attach(other, fixture('homes.csv'));
  await expect(other.getByText('Draft saved.')).toBeVisible();

  await page.goto('/settings');
  await expect(outgoingOf(page)).toContainText('3 + 4');
  const drafts = page.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
  await expect(drafts.filter({ hasText: 'A plan' })).toContainText('1 file');
  const ofTask = drafts.filter({ hasText: 'To be asked later' });
  await expect(ofTask).toContainText('For “Take your time”');
  await expect(ofTask.getByRole('link')).toHaveAttribute('href', `/tasks/${taskId}`);

  await page.getByRole('button', { name: 'Clear this browser’s data…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clear this browser’s data?' });
  await expect(dialog).toContainText('1 turn was not sent yet and will be lost.');
  await expect(dialog).toContainText('2 drafts will be lost.');
  await dialog.getByRole('button', { name: 'Clear data' }).click();
  await expect(page.getByText('No unsent turns and no drafts.')).toBeVisible();
  await expect(inputOf(other)).toHaveValue('');
  await other.reload();
  await expect(inputOf(other)).toHaveValue('');

  gate.open();
  await page.goto(`/tasks/${taskId}`);
  await expect(conversationOf(page)).toContainText('Ended.');
  await expect(inputOf(page)).toHaveValue('');
  await expect(outgoingOf(page)).toHaveCount(0);
});
