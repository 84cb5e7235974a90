import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { inputOf, taskLink, selectionBar, tickOf } from './operator.ts';

/** Replaces each text node by a `<font>`, as Chrome does. Keeps the words. */
async function translateAlways(page: Page) {
  await page.addInitScript(() => {
    const done = new WeakSet<Node>();
    function translate(root: Node) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
      for (const text of texts) {
        const parent = text.parentElement;
        if (parent === null || parent.closest('script, style, textarea, svg, option, [translate=no]') !== null)
          continue;
        if (done.has(text) || text.data.trim() === '') continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        const copy = document.createTextNode(text.data);
        done.add(copy);
        inner.append(copy);
        outer.append(inner);
        text.replaceWith(outer);
      }
    }
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) if (target.isConnected) translate(target);
    });
    document.addEventListener('DOMContentLoaded', () => {
      translate(document.body);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
}

test('a page translated by the browser works and shows current figures', async ({ page, dashboard }) => {
  const worker = await dashboard.client.createWorker({ title: 'Counting house' });
  for (let n = 1; n <= 4; n += 1) await dashboard.page.run({ input: `${n} + 1000`, workerId: worker.id });
  await dashboard.page.run({ input: '5 + 1000', taskId: 'tsk_two', workerId: worker.id });
  await dashboard.page.run({ input: '6 + 1000', taskId: 'tsk_two', workerId: worker.id });
  await translateAlways(page);

  await page.goto('/tasks');
  await expect(taskLink(page, '1 + 1000')).toBeVisible();
  await expect(page.locator('font').first()).toBeAttached();
  for (const n of [1, 2, 3]) await tickOf(page, `${n} + 1000`).check();
  await expect(selectionBar(page)).toContainText('3 selected · 9 credits');
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).click();
  await page.getByRole('checkbox', { name: 'Select all loaded tasks' }).check();
  await expect(selectionBar(page)).toContainText('5 selected · 18 credits');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Command menu' });
  const field = palette.getByRole('combobox');
  await field.pressSequentially('work', { delay: 30 });
  await expect(palette.getByRole('option').first()).toContainText('Workers');
  for (let letters = 0; letters < 4; letters += 1) await field.press('Backspace');
  await field.pressSequentially('1000', { delay: 30 });
  await expect(palette.getByRole('option').filter({ hasText: '4 + 1000' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Collapse sidebar' }).click();
  await page.getByRole('button', { name: 'Expand sidebar' }).click();

  await page.getByRole('search').getByRole('textbox').fill('1000');
  await expect(taskLink(page, '3 + 1000').locator('mark')).toHaveText('1000');
  await page.getByRole('search').getByRole('textbox').fill('3 +');
  await expect(taskLink(page, '1 + 1000')).toBeHidden();
  await page.getByRole('search').getByRole('textbox').fill('');
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Error' }).check();
  await expect(page.getByRole('heading', { name: 'No matching tasks' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await expect(taskLink(page, '1 + 1000')).toBeVisible();

  await page.goto('/usage?range=7d');
  const summary = page.getByRole('main');
  await expect(summary).toContainText('18');
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('button', { name: 'Show as chart' })).toContainText('Show as chart');
  await page.getByRole('button', { name: 'Show as chart' }).click();

  await page.goto('/workers');
  await page.getByRole('link', { name: 'Counting house', exact: true }).click();
  await page.getByRole('link', { name: 'Instructions' }).click();
  await page.getByLabel('Summary').fill('Counts.');
  await expect(page.locator('main')).toContainText('7 / ');
  await page.getByLabel('Summary').fill('Counts all.');
  await expect(page.locator('main')).toContainText('11 / ');

  await page.goto('/tasks/tsk_two/turns?compare=0,1');
  await expect(page.getByRole('heading', { name: 'Comparison of turn 1 and turn 2' })).toBeAttached();

  await page.goto('/tasks/tsk_two');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('1,006');
  await inputOf(page).fill('7 + 1000');
  await inputOf(page).press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('1,007');
  await expect(page.getByText('This page crashed')).toBeHidden();
});
