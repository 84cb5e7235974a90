import type { Page } from 'playwright/test';
import { mockLongTask } from '../harness/mock-long-task.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd, send } from './operator.ts';

// Trace snapshots of the whole page are slow.
test.use({ trace: 'off' });

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, i) => `Paragraph ${i} of it all, which takes some room on its page.`);

/** Chromium fires events before and after printing. */
async function onPaper<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.emulateMedia({ media: 'print' });
  const seen = await look();
  await page.emulateMedia({ media: null });
  return seen;
}

const visible = (page: Page, pattern: string) =>
  page.evaluate((source) => {
    const wanted = new RegExp(source, 'g');
    return [...document.querySelectorAll('main p')]
      .filter((one) => one.checkVisibility())
      .flatMap((one) => one.textContent.match(wanted) ?? []);
  }, pattern);

test('prints the whole conversation in light colours, without sidebar and controls', async ({ page, dashboard }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const blocks = paragraphs(300);
  await page.goto(mockLongTask(dashboard.hop, 'tsk_print', [{ input: 'Say much', outputText: blocks.join('\n\n') }]));
  await seeEnd(page, 0, 'completed');
  expect((await visible(page, 'Paragraph \\d+ of')).length).toBeLessThan(100);

  await onPaper(page, async () => {
    const all = blocks.map((_, i) => `Paragraph ${i} of`);
    await expect.poll(() => visible(page, 'Paragraph \\d+ of')).toEqual(all);
    for (const part of [
      inputOf(page),
      page.getByRole('complementary', { name: 'Sidebar' }),
      page.getByRole('navigation', { name: 'Views of this task' }),
      page.getByRole('button', { name: 'More actions' }),
    ]) {
      await expect(part).toBeHidden();
    }
    await expect(page.getByRole('heading', { name: 'A long task' })).toBeVisible();
    const { inkOf, scrolled } = await page.evaluate(() => ({
      inkOf: getComputedStyle(document.body).color,
      scrolled: document.documentElement.scrollHeight,
    }));
    // Text of the dark theme is nearly white.
    expect(Number(/[\d.]+/.exec(inkOf)?.[0])).toBeLessThan(0.5);
    expect(scrolled).toBeGreaterThan(300 * 20);
  });
  await expect.poll(async () => (await visible(page, 'Paragraph \\d+ of')).length).toBeLessThan(100);
  await expect(conversationOf(page).getByText('Paragraph 299 of')).toBeInViewport();
});

test('prints all turns of a long task, those that take too long to render as plain text', async ({
  page,
  dashboard,
}) => {
  const turns = Array.from({ length: 400 }, (_, i) => ({
    input: `Question ${i}`,
    outputText: `Answer ${i} is **312,450 €**.\n\n- Girona\n- Vic\n\nIt ends.`,
  }));
  await page.goto(mockLongTask(dashboard.hop, 'tsk_print', turns));
  await seeEnd(page, 399, 'completed');
  await page.evaluate(() => {
    let calls = 0;
    addEventListener('beforeprint', () => {
      calls = 0;
    });
    performance.now = () => (calls += 1) * 4_500;
    addEventListener('beforeprint', () => {
      document.body.dataset['turns'] = String(document.querySelectorAll('main article').length);
      document.body.dataset['said'] = document.querySelector('main')?.textContent ?? '';
    });
  });
  const file = await page.pdf();
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  const { turns: printed, said: blocks } = await page.evaluate(() => ({ ...document.body.dataset }));
  expect(printed).toBe('400');
  for (const i of [0, 1, 200, 398, 399]) expect(blocks).toContain(`Answer ${i} is`);
});

test('Ctrl+P prints the tool calls and files of all turns', async ({ page, dashboard }) => {
  const turns = Array.from({ length: 35 }, (_, i) => ({
    input: `Question ${i}`,
    outputText: `Answer ${i}`,
    parts: [
      { type: 'tool-input-available', toolCallId: `c${i}`, toolName: `look_${i}`, input: {} },
      { type: 'file', url: `/api/workers/w/files/t/${i}/made-${i}.csv`, mediaType: 'text/csv' },
      { type: 'text-delta', id: 't', delta: `Answer ${i}` },
      { type: 'finish' },
    ],
  }));
  await page.goto(mockLongTask(dashboard.hop, 'tsk_print', turns));
  await seeEnd(page, 34, 'completed');
  await page.evaluate(() => {
    Object.assign(globalThis, {
      print() {
        dispatchEvent(new Event('beforeprint'));
        document.body.dataset['printed'] = document.querySelector('main')?.textContent ?? '';
        dispatchEvent(new Event('afterprint'));
      },
    });
  });
  await page.keyboard.press('ControlOrMeta+p');
  const printed = () => page.evaluate(() => document.body.dataset['printed']);
  await expect.poll(printed).toContain('look_34');
  const onPages = await printed();
  for (let i = 0; i < 35; i += 1) {
    expect(onPages).toContain(`look_${i}`);
    expect(onPages).toContain(`made-${i}.csv`);
  }
});

test('Ctrl+P reports turns that could not be loaded, and prints once they can', async ({ page, dashboard, faults }) => {
  faults.expect(/status of 503/);
  let isDown = false;
  const broken = { status: 503, body: { error: 'Starting.' } };
  dashboard.hop.answer(({ path }) => isDown && path.startsWith('/api/tasks/tsk_print/turns?'), broken, 'always');
  const turns = Array.from({ length: 35 }, (_, i) => ({
    input: `Question ${i}`,
    outputText: `Answer ${i}`,
    parts: [
      { type: 'tool-input-available', toolCallId: `c${i}`, toolName: `look_${i}`, input: {} },
      { type: 'text-delta', id: 't', delta: `Answer ${i}` },
      { type: 'finish' },
    ],
  }));
  await page.goto(mockLongTask(dashboard.hop, 'tsk_print', turns));
  await seeEnd(page, 34, 'completed');
  await expect(conversationOf(page).getByText('look_34')).toBeVisible();
  await page.evaluate(() => {
    Object.assign(globalThis, {
      print() {
        dispatchEvent(new Event('beforeprint'));
        const { printed = '' } = document.body.dataset;
        document.body.dataset['printed'] = `${printed}${document.querySelector('main')?.textContent}\n`;
        dispatchEvent(new Event('afterprint'));
      },
    });
  });
  const printed = () => page.evaluate(() => document.body.dataset['printed']?.trimEnd().split('\n') ?? []);
  const failure = page.getByText('Some turns could not be loaded in full.');

  isDown = true;
  await page.keyboard.press('ControlOrMeta+p');
  await expect(failure.first()).toBeVisible();
  expect(await printed()).toEqual([]);
  await page.getByRole('button', { name: 'Print anyway' }).click();
  expect(await printed()).toEqual([expect.stringContaining('Answer 0')]);
  await expect(failure).toHaveCount(0);

  isDown = false;
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(printed).toEqual([expect.anything(), expect.stringContaining('look_0')]);
  await expect(failure).toHaveCount(0);
});

test('prints an unfinished answer as far as it goes', async ({ page, engine }) => {
  const gate = createGate();
  const blocks = paragraphs(120);
  engine.on('Write slowly', text(`${blocks.slice(0, 100).join('\n\n')}\n\n`, gate, blocks.slice(100).join('\n\n')));
  await page.goto('/');
  await send(page, 'Write slowly');
  await gate.reached;
  await expect(conversationOf(page).getByText('Paragraph 0 of')).toBeVisible();
  await onPaper(page, async () => {
    await expect.poll(() => visible(page, 'Paragraph \\d+ of')).toHaveLength(100);
    gate.open();
    await expect.poll(async () => (await visible(page, 'Paragraph \\d+ of')).length).toBe(120);
  });
});

test('prints formulas that were off screen as formulas', async ({ page, dashboard }) => {
  const formulas = Array.from({ length: 60 }, (_, i) => `Line ${i}: $x_{${i}} = \\frac{a}{b}$`).join('\n\n');
  const outputText = `${formulas}\n\n${paragraphs(100).join('\n\n')}`;
  await page.goto(mockLongTask(dashboard.hop, 'tsk_print', [{ input: 'Prove it', outputText }]));
  await seeEnd(page, 0, 'completed');
  await expect(page.locator('[data-math]')).toHaveCount(0);
  await page.evaluate(() => {
    Object.assign(globalThis, {
      print() {
        dispatchEvent(new Event('beforeprint'));
        document.body.dataset['printed'] = String(document.querySelectorAll('[data-math] math').length);
        dispatchEvent(new Event('afterprint'));
      },
    });
  });
  await page.keyboard.press('ControlOrMeta+p');
  await expect.poll(() => page.evaluate(() => document.body.dataset['printed'])).toBe('60');
});

test('prints all columns of a table, aligned across its parts, without its buttons', async ({ page, dashboard }) => {
  const names = ['Rank', 'Borough', 'Description', 'Price', 'Incomprehensibilities', 'Owner', 'Email', 'Address'];
  const row = (i: number) => [
    `${i}`,
    'Eixample',
    'A long text that goes on for a while, and then some more',
    `${i * 1234},567.00 €`,
    'none',
    'Ana',
    'ana.maria.fernandez@example-company.com',
    'Donaudampfschifffahrtsgesellschaftsstraße 12',
  ];
  const table = (rows: number) =>
    [names, names.map(() => '---'), ...Array.from({ length: rows }, (_, i) => row(i))]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n');
  const outputText = `${table(2)}\n\nA long one:\n\n${table(120)}`;
  await page.setViewportSize({ width: 680, height: 900 });
  await page.goto(mockLongTask(dashboard.hop, 'tsk_table', [{ input: 'List them', outputText }]));
  await seeEnd(page, 0, 'completed');
  await onPaper(page, async () => {
    await expect(page.locator('tbody tr')).toHaveCount(122);
    expect(await page.locator('table').count()).toBeGreaterThan(2);
    const { leaving, lefts } = await page.evaluate(() => ({
      leaving: [...document.querySelectorAll('main :is(td, th)')]
        .filter((cell) => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth)
        .map((cell) => cell.textContent),
      lefts: [...document.querySelectorAll('main [data-table-part] :is(td, th):last-child')].map((cell) =>
        Math.round(cell.getBoundingClientRect().left),
      ),
    }));
    expect(leaving).toEqual([]);
    expect(new Set(lefts).size).toBe(1);
    await expect(page.getByRole('figure').locator('figcaption').first()).toBeHidden();
  });
});
