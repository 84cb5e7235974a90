import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, openTaskId, recordOf, seeEnd, send, sendNewTask, taskLink } from './operator.ts';

test('a task can be sent and opened from the list by keyboard alone', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 1 + 1?' });
  await dashboard.page.run({ input: 'What is 2 + 2?' });
  const { keyboard } = page;
  await page.goto('/tasks');
  await expect(taskLink(page, 'What is 2 + 2?')).toBeVisible();

  await keyboard.press('c');
  await expect(inputOf(page)).toBeFocused();
  await keyboard.type('What is 3 + 3?');
  await keyboard.press('Shift+Enter');
  await keyboard.type('And 4 + 4?');
  await expect(inputOf(page)).toHaveValue('What is 3 + 3?\nAnd 4 + 4?');

  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Worker: / })).toBeFocused();
  await keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Standard' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(page.getByText('Multi-step research, comparison, or extraction')).toBeVisible();
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Attach files' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Send' })).toBeFocused();
  await keyboard.press('Enter');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  const { turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ input, budget }) => [input, budget])).toEqual([['What is 3 + 3?\nAnd 4 + 4?', 'high']]);

  await keyboard.press('g');
  await keyboard.press('t');
  await page.waitForURL('**/tasks');
  const [newest, middle, oldest] = [
    taskLink(page, 'What is 3 + 3?'),
    taskLink(page, 'What is 2 + 2?'),
    taskLink(page, 'What is 1 + 1?'),
  ] as const;
  await expect(newest).toBeVisible();
  await keyboard.press('j');
  await expect(newest).toBeFocused();
  await keyboard.press('j');
  await keyboard.press('j');
  await expect(oldest).toBeFocused();
  await keyboard.press('k');
  await expect(middle).toBeFocused();

  await keyboard.press('e');
  await expect(middle).toBeHidden();
  await expect(oldest).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await keyboard.press('z');
  await expect(middle).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What is 2 + 2?', level: 1 })).toBeVisible();
  expect((await dashboard.client.readTasks()).items).toHaveLength(3);
});

test('Enter that confirms input method text does not send', async ({ page, dashboard }) => {
  await page.goto('/');
  await inputOf(page).fill('東京の天気');
  await inputOf(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
  await expect(inputOf(page)).toHaveValue('東京の天気');
  expect((await dashboard.client.readTasks()).items).toEqual([]);
});

test('single-key shortcuts are letters while typing and in dialogs', async ({ page }) => {
  await page.goto('/');
  await inputOf(page).pressSequentially('c g t z');
  await expect(inputOf(page)).toHaveValue('c g t z');
  await page.getByRole('radio', { name: 'Unlimited' }).check();
  await inputOf(page).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send without a spend cap?' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('gw');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(inputOf(page)).toBeFocused();
});

test('scrolling up while the worker writes keeps the position and says that there is more', async ({
  page,
  engine,
}) => {
  const gates = [createGate(), createGate()] as const;
  const lines = (from: string) => Array.from({ length: 60 }, (_, i) => `${from} line ${i}.`).join('\n\n');
  engine.on('Write much', text(lines('First'), gates[0], `\n\n${lines('Second')}`, gates[1], '\n\nThe end.'));
  await sendNewTask(page, '1 + 1');
  await seeEnd(page, 0, 'completed');
  await send(page, 'Write much');
  const conversation = conversationOf(page);
  await expect(conversation.getByText('First line 59.')).toBeInViewport();

  await conversation.focus();
  await page.keyboard.press('Home');
  await expect(conversation.getByText('First line 0.', { exact: true })).toBeInViewport();
  gates[0].open();
  await expect(page.getByRole('button', { name: 'New output' })).toBeVisible();
  await expect(conversation.getByText('First line 0.', { exact: true })).toBeInViewport();

  await page.getByRole('button', { name: 'New output' }).click();
  await expect(conversation.getByText('Second line 59.')).toBeInViewport();
  gates[1].open();
  await expect(conversation.getByText('The end.')).toBeInViewport();
});
