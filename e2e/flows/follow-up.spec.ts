import { expect, test } from './fixtures.ts';
import { attach, conversationOf, fixture, openTaskId, seeEnd, send, recordOf } from './operator.ts';

test('a follow-up with another file can still use the earlier files', async ({ page, dashboard }) => {
  await page.goto('/');
  await attach(page, fixture('homes.csv'));
  await send(page, 'Average price by city');
  const taskId = await openTaskId(page);
  await seeEnd(page, 0, 'completed');

  await attach(page, fixture('field-notes.md'));
  await expect(page.getByRole('region', { name: 'Composer' })).toContainText('field-notes.md');
  await send(page, 'Summarise field-notes.md and cite the lines');
  await seeEnd(page, 1, 'completed');
  const turn = conversationOf(page).getByRole('article', { name: 'Turn 2' });
  const source = turn.getByRole('region', { name: 'Sources' }).getByRole('link').first();
  await expect(source).toContainText('field-notes.md');

  await send(page, 'Average area_m2 by city in homes.csv');
  await seeEnd(page, 2, 'completed');
  await expect(conversationOf(page)).toContainText('Barcelona');

  const { task, turns } = await recordOf(dashboard, taskId);
  expect(turns.map(({ seq, status }) => [seq, status])).toEqual([
    [0, 'completed'],
    [1, 'completed'],
    [2, 'completed'],
  ]);
  expect(turns.map(({ attachments = [] }) => attachments.map(({ filename }) => filename))).toEqual([
    ['homes.csv'],
    ['field-notes.md'],
    [],
  ]);
  expect(turns[2]?.outputText).toContain('Barcelona');
  expect(task.totals.credits).toBe(turns.reduce((sum, { credits }) => sum + (credits ?? 0), 0));
  await expect(page.getByText('Draft saved')).toBeHidden();
});
