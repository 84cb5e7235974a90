import type { Locator, Page } from 'playwright/test';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, openPalette, paletteFieldOf, taskLink, seeEnd } from './operator.ts';

const optionOf = (page: Page, name: string | RegExp): Locator => page.getByRole('option', { name });
const activeOf = async (page: Page): Promise<Locator> =>
  page.locator(`[id="${await paletteFieldOf(page).getAttribute('aria-activedescendant')}"]`);

async function choose(page: Page, query: string, option: string | RegExp) {
  await openPalette(page);
  await page.keyboard.type(query);
  await expect(await activeOf(page)).toHaveAccessibleName(option);
  await page.keyboard.press('Enter');
  await expect(paletteFieldOf(page)).toBeHidden();
}

test('opens pages and runs menu actions from anywhere, and lists recent choices first', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 2?', taskId: 'tsk_two' });
  await page.goto('/');
  await inputOf(page).fill('half a thought');
  await choose(page, 'tsk', /^Tasks/);
  await page.waitForURL('**/tasks');
  await choose(page, 'what', /What is 2 \+ 2\?/);
  await page.waitForURL('**/tasks/tsk_two');
  await seeEnd(page, 0, 'completed');
  await choose(page, 'arch', /^Archive/);
  await page.waitForURL('**/tasks');
  await expect(taskLink(page, 'What is 2 + 2?')).toBeHidden();
  await choose(page, 'undo', /^Undo archive/);
  await expect(taskLink(page, 'What is 2 + 2?')).toBeFocused();

  await page.goto('/');
  await expect(inputOf(page)).toHaveValue('half a thought');
  await openPalette(page);
  const before = page.getByRole('group', { name: 'Recently used' }).getByRole('option');
  // This page has no list, so undo is not offered.
  await expect(before).toHaveText([/^Tasks/]);
  // Recent tasks come first, and movements, which have keys, not at all.
  const first = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('group').first();
  await expect(first).toHaveAccessibleName('Running and recent tasks');
  await expect(first.getByRole('option')).toHaveText([/What is 2 \+ 2\?/]);
  await page.keyboard.press('Escape');
  await page.goto('/tasks');
  await expect(taskLink(page, 'What is 2 + 2?')).toBeVisible();

  await openPalette(page);
  await page.keyboard.type('>t');
  await expect(optionOf(page, /^Tasks/)).toBeVisible();
  await expect(optionOf(page, 'What is 2 + 2?')).toHaveCount(0);
  await paletteFieldOf(page).fill('#wha');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/What is 2 \+ 2\?/);
  await paletteFieldOf(page).fill('#t');
  await expect(optionOf(page, /^Tasks Go to/)).toHaveCount(0);
  await paletteFieldOf(page).fill('#');
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect((await opened).getByRole('heading', { name: 'What is 2 + 2?', level: 1 })).toBeVisible();
  await (await opened).close();

  await openPalette(page);
  await expect(optionOf(page, /^Archive task/)).toBeVisible();
  await expect(optionOf(page, /^(Next|Previous) task|^Extend selection/)).toHaveCount(0);
});

test('keeps what is typed while its code loads', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 2 + 2?', taskId: 'tsk_two' });
  const code = createGate();
  await page.route('**/assets/palette-*.js', async (route) => {
    await code.pass(new AbortController().signal);
    await route.continue();
  });
  await page.goto('/');
  await inputOf(page).fill('half a thought');
  await code.reached;
  await page.keyboard.press('ControlOrMeta+k');
  await expect(paletteFieldOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inputOf(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('wh');
  code.open();
  await expect(optionOf(page, /What is 2 \+ 2\? Task/)).toBeVisible();
  await page.keyboard.type('at');
  await expect(paletteFieldOf(page)).toHaveValue('what');
  await page.keyboard.press('Escape');
  await expect(inputOf(page)).toBeFocused();
});

test('is a combobox that keeps the focus in its field and announces the active option and the count', async ({
  page,
  dashboard,
}) => {
  await dashboard.client.createWorker({ title: 'Price analyst' });
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await openPalette(page);
  await page.keyboard.type('theme');
  await expect(page.getByRole('status').filter({ hasText: /^\d+ results$/ })).toBeAttached();
  await expect(await activeOf(page)).toHaveAccessibleName(/^Theme: system/);
  await page.keyboard.press('ArrowUp');
  await expect(await activeOf(page)).toHaveAccessibleName(/^Search all tasks for “theme”/);
  await page.keyboard.press('ArrowDown');
  await expect(await activeOf(page)).toHaveAttribute('aria-selected', 'true');
  await expect(paletteFieldOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(paletteFieldOf(page)).toBeHidden();
  await expect(inputOf(page)).toBeFocused();

  await choose(page, 'analyst', /^Price analyst/);
  await expect(page.getByRole('heading', { name: 'Price analyst', level: 1 })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(paletteFieldOf(page)).toBeHidden();
});

test('opens a task by its id or URL', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 5 + 5?', taskId: 'tsk_five' });
  await dashboard.client.archive('tsk_five');
  await page.goto('/workers');
  await choose(page, 'tsk_five', 'Open task tsk_five Task');
  await expect(conversationOf(page)).toContainText('10');
  await page.goto('/workers');
  await choose(page, `${dashboard.url}/tasks/tsk_five/turns`, 'Open task tsk_five Task');
  await expect(conversationOf(page)).toContainText('10');
});

test('updates its actions while it is open', async ({ page, dashboard, engine }) => {
  const gate = createGate();
  engine.on('Take your time', text('So far. ', gate, 'Done.'));
  const stream = await dashboard.page.stream({ taskId: 'tsk_slow', input: 'Take your time' });
  await gate.reached;
  await page.goto('/tasks/tsk_slow');
  await expect(conversationOf(page)).toContainText('So far.');
  await openPalette(page);
  await page.keyboard.type('arch');
  await expect(optionOf(page, /^Archive/)).toContainText('It is still running.');
  gate.open();
  await stream.rest();
  await expect(optionOf(page, /^Archive/)).toBeEnabled();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tasks');
});

test('opens from the sidebar on a narrow page, and says why an action is unavailable', async ({ page, dashboard }) => {
  await dashboard.page.run({ input: 'What is 5 + 5?', taskId: 'tsk_five' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/tasks/tsk_five');
  await seeEnd(page, 0, 'completed');
  await page.getByRole('button', { name: 'Open sidebar' }).click();
  await page.getByRole('button', { name: 'Command menu' }).click();
  await expect(paletteFieldOf(page)).toBeFocused();
  const list = page.getByRole('listbox');
  expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.keyboard.type('details');
  await expect(optionOf(page, /^Show details/)).toBeDisabled();
  await expect(optionOf(page, /^Show details/)).toContainText('too narrow');
  await page.keyboard.press('Enter');
  await expect(paletteFieldOf(page)).toBeFocused();
});

test('opens within two frames once the page is idle', async ({ page }) => {
  await page.goto('/tasks');
  await page.waitForLoadState('networkidle');
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const look = () => {
          if (document.activeElement?.getAttribute('role') === 'combobox') resolve(count);
          else requestAnimationFrame(() => ((count += 1), look()));
        };
        document.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }),
        );
        look();
      }),
  );
  expect(frames).toBeLessThanOrEqual(2);
});

test('searches tasks while typing, shows the matching text and ignores late responses', async ({
  page,
  dashboard,
  engine,
}) => {
  engine.on('Look into it', text('A long way in, there is talk of a marzipan factory.'));
  engine.on('Think about it', text('Marmots sleep through the winter.'));
  await dashboard.page.run({ input: 'Look into it', taskId: 'tsk_factory' });
  await dashboard.page.run({ input: 'Think about it', taskId: 'tsk_marmots' });
  await page.goto('/');
  await expect(inputOf(page)).toBeFocused();
  await openPalette(page);
  const found = page.getByRole('group', { name: 'Found in tasks' }).getByRole('option');
  const late = createGate();
  dashboard.hop.hold(({ path }) => path.includes('q=marm'), late);
  await page.keyboard.type('marm');
  await late.reached;
  await paletteFieldOf(page).fill('marzi');
  await expect(found).toHaveText([/Look into it.*talk of a marzipan factory/]);
  late.open();
  await expect(page.getByRole('status').filter({ hasText: /^2 results$/ })).toBeAttached();
  await expect(found).toHaveText([/Look into it/]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/tasks/tsk_factory#turn-0');

  await openPalette(page);
  await page.keyboard.type('sleep winter');
  await expect(found).toHaveText([/Think about it/]);
});

test("finds only this browser's tasks if the API cannot search, and says so", async ({ page, dashboard, faults }) => {
  faults.expect(/status of 400/);
  await dashboard.page.run({ input: 'What is 3 + 4?', taskId: 'tsk_seven' });
  await page.goto('/tasks/tsk_seven');
  await seeEnd(page, 0, 'completed');
  dashboard.hop.answer(
    ({ path }) => path.includes('q='),
    { status: 400, body: { error: 'q is not known.' } },
    'always',
  );
  await page.goto('/workers');
  await openPalette(page);
  await page.keyboard.type('3 4');
  await expect(await activeOf(page)).toHaveAccessibleName(/What is 3 \+ 4\?/);
  await expect(page.getByText('This API has no search')).toBeVisible();
});
