import { expect, test } from './fixtures.ts';
import { conversationOf, taskLink, tickOf } from './operator.ts';
import { createTasks } from './task-list.ts';

test('previews tasks beside the list by keyboard, and opens one', async ({ page, dashboard, engine }) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  await expect(taskLink(page, 'Compare the offers')).toBeVisible();
  await page.keyboard.press('j');
  await expect(taskLink(page, 'Compare the offers')).toBeFocused();
  await page.keyboard.press('Space');
  const preview = page.getByRole('region', { name: /^Preview of/ });
  await expect(preview).toHaveAccessibleName('Preview of “Compare the offers”');
  await expect(preview).toContainText('And in pesetas?');
  await expect(preview).toContainText('The dearer one is a million pesetas and some.');
  await expect(preview).toContainText('2 turns');

  await page.keyboard.press('j');
  await expect(preview).toHaveAccessibleName('Preview of “Read the ledger”');
  await expect(preview.getByRole('alert')).toContainText('The worker failed');
  await expect(preview).toContainText('As far as it went.');
  await page.keyboard.press('k');
  await expect(preview).toHaveAccessibleName('Preview of “Compare the offers”');

  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(taskLink(page, 'Compare the offers')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(preview).toBeVisible();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tasks/tsk_offers');
  await expect(conversationOf(page)).toContainText('Both offers are fair.');
});

test('Space still checks a focused checkbox, and a narrow window says that it has no room', async ({
  page,
  dashboard,
  engine,
}) => {
  await createTasks(dashboard, engine);
  await page.goto('/tasks');
  await tickOf(page, 'Read the ledger').focus();
  await page.keyboard.press('Space');
  await expect(tickOf(page, 'Read the ledger')).toBeChecked();
  await expect(page.getByRole('region', { name: /^Preview of/ })).toBeHidden();

  await page.setViewportSize({ width: 900, height: 700 });
  await taskLink(page, 'Read the ledger').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('The window is too narrow for a preview.')).toBeVisible();
});
