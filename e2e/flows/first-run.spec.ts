import { isSend } from '../harness/flaky-hop.ts';
import { countInput } from './count-input.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, openPalette, openTaskId, seeEnd } from './operator.ts';

const ERRANDS = [
  { input: 'Chart the average price by city', file: 'homes.csv', says: 'Barcelona' },
  { input: 'Summarise these notes and cite the lines', file: 'field-notes.md', says: 'field-notes.md' },
] as const;

for (const { input, file, says } of ERRANDS) {
  test(`the example “${input}” fills the composer with one click, is sent with a second one, and stays for two more tasks`, async ({
    page,
    dashboard,
  }) => {
    const counts = await countInput(page);
    await page.goto('/');
    await expect(page.getByText('built-in worker, no language model')).toBeVisible();
    const examplePrompts = page.getByRole('region', { name: 'Try it with a sample file' });
    await examplePrompts.getByRole('button', { name: input }).click();
    await expect(inputOf(page)).toHaveValue(input);
    await expect(inputOf(page)).toBeFocused();
    await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'Files' })).toContainText(file);
    expect(dashboard.hop.passed.filter(isSend)).toEqual([]);

    await page.getByRole('button', { name: 'Send' }).click();
    expect((await counts()).clicks).toBe(2);
    await openTaskId(page);
    await seeEnd(page, 0, 'completed');
    await expect(conversationOf(page)).toContainText(says);
    await page.goto('/');
    await expect(examplePrompts).toBeVisible();
    await dashboard.page.run({ input: '2 + 3' });
    await dashboard.page.run({ input: '3 + 4' });
    await page.goto('/');
    await expect(inputOf(page)).toBeVisible();
    await expect(examplePrompts).toBeHidden();
    await openPalette(page);
    await page.keyboard.type('sample');
    await page.getByRole('option', { name: `Try a sample: ${input}` }).click();
    await expect(inputOf(page)).toHaveValue(input);
  });
}

test('a draft replaced by an example can be brought back', async ({ page }) => {
  await page.goto('/');
  await inputOf(page).fill('My own words');
  await page.getByRole('button', { name: ERRANDS[0].input }).click();
  await expect(page.getByText('Your draft was replaced.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inputOf(page)).toHaveValue('My own words');
  await expect(page.getByRole('list', { name: 'Files' })).toBeHidden();
});

test('says what the worker cannot do, and what it can', async ({ page }) => {
  await page.goto('/');
  await inputOf(page).fill('Write me a poem about the sea');
  await inputOf(page).press('Enter');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await expect(conversationOf(page)).toContainText(/language model/);
});
