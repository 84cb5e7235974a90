import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';

test('the menu of a task fits a narrow window, and a dialog that it opened returns the focus to its button', async ({
  page,
  dashboard,
  engine,
}) => {
  const gate = createGate();
  engine.on('Take your time', text('So far. ', gate));
  await dashboard.page.stream({ input: 'Take your time', taskId: 'tsk_menu' });
  await gate.reached;
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/tasks/tsk_menu');
  const button = page.getByRole('button', { name: 'More actions' });
  const menu = page.getByRole('menu', { name: 'More actions' });

  await button.click();
  await expect(menu).toBeInViewport({ ratio: 1 });
  await expect(menu.getByRole('menuitem', { name: /^Archive/ })).toContainText('It is still running.');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(menu.getByRole('menuitem', { name: 'Run again…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Copy as…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Copy turn 1/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  gate.open();
});
