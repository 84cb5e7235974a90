import type { Locator } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { inputOf, taskLink } from './operator.ts';

const ARABIC = 'ما هو 12.5% من 840؟ (file.csv)';
const expectDirection = (text: Locator, direction: 'ltr' | 'rtl') => expect(text).toHaveCSS('direction', direction);

test('texts of people and workers are laid out in their own direction', async ({ page, dashboard }) => {
  const { id: workerId } = await dashboard.client.createWorker({ title: 'محلل الأسعار', summary: 'يقارن الأسعار.' });
  await dashboard.page.run({ input: ARABIC, workerId, taskId: 'tsk_arabic' });
  await dashboard.page.run({ input: 'What is 2 + 3?', workerId });

  await page.goto('/');
  await inputOf(page).fill(ARABIC);
  await expectDirection(inputOf(page), 'rtl');
  await inputOf(page).fill('What is 2 + 3?');
  await expectDirection(inputOf(page), 'ltr');
  await inputOf(page).fill('');

  await page.goto('/tasks');
  await expectDirection(taskLink(page, ARABIC), 'rtl');
  await expectDirection(taskLink(page, 'What is 2 + 3?'), 'ltr');
  const hand = page.getByRole('navigation', { name: 'Running and recent tasks' });
  await expectDirection(hand.getByText(ARABIC), 'rtl');
  await page.setViewportSize({ width: 360, height: 740 });
  const [title, table] = [
    await taskLink(page, ARABIC).boundingBox(),
    await page.getByRole('table', { name: 'Tasks' }).boundingBox(),
  ];
  expect(title && table && title.x + title.width <= table.x + table.width).toBe(true);
  await page.setViewportSize({ width: 1280, height: 740 });

  await page.goto('/tasks/tsk_arabic/turns');
  await expectDirection(page.getByRole('heading', { level: 1 }), 'rtl');
  await expectDirection(page.getByRole('region', { name: 'Input' }).getByText(ARABIC), 'rtl');
  await page.goto('/workers');
  await expectDirection(page.getByRole('link', { name: 'محلل الأسعار', exact: true }), 'rtl');
  await page.getByRole('link', { name: 'محلل الأسعار', exact: true }).click();
  await page.getByRole('link', { name: 'Instructions' }).click();
  await expectDirection(page.getByLabel('Title'), 'rtl');
  await expectDirection(page.getByLabel('Instructions'), 'ltr');
});
