import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { mockLongTask } from '../harness/mock-long-task.ts';
import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, sendNewTask } from './operator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const ROWS = 300;
const row = (i: number) => [
  `${i}`,
  `Eixample-${i} Dreta`,
  `A long description of flat ${i}`,
  `${i * 1234}.50 €`,
  `Owner${i}`,
];
const TABLE = [
  '**Results**',
  '| Rank | Borough and neighbourhood | Description | Price | Incomprehensibilities |',
  '|---|---|---|---|---|',
  ...Array.from({ length: ROWS }, (_, i) => `| ${row(i).join(' | ')} |`),
].join('\n');

async function open(page: Page, path: string) {
  await page.goto(path);
  await seeEnd(page, 0, 'completed');
}

async function toStart(page: Page) {
  await conversationOf(page).focus();
  await page.keyboard.press('Home');
}

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

const select = (page: Page, words: string) =>
  conversationOf(page).evaluate((conversation, wanted) => {
    const texts = document.createTreeWalker(conversation, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);

test('a selection survives changes of the text around it, and the end of the answer', async ({ page, engine }) => {
  const [more, bold, code, closed] = [createGate(), createGate(), createGate(), createGate()];
  engine.on(
    'Write on',
    text(
      'A first sentence of it',
      more,
      ' goes on',
      bold,
      ' and **is bold**.\n\n```js\nconst first = 1;',
      code,
      '\nconst second = 2;\n',
      closed,
      '```\n\nThe end',
    ),
  );
  await sendNewTask(page, 'Write on');
  await more.reached;
  await expect(conversationOf(page)).toContainText('A first sentence of it');
  await select(page, 'first sentence');
  more.open();
  await bold.reached;
  await expect(conversationOf(page)).toContainText('goes on');
  expect(await selected(page)).toBe('first sentence');
  bold.open();
  await code.reached;
  await expect(conversationOf(page)).toContainText('const first = 1;');
  expect(await selected(page)).toBe('first sentence');

  await select(page, 'first = 1');
  code.open();
  await closed.reached;
  await expect(conversationOf(page)).toContainText('const second = 2;');
  expect(await selected(page)).toBe('first = 1');
  closed.open();
  await seeEnd(page, 0, 'completed');
  expect(await selected(page)).toBe('first = 1');
});

test('a selection survives when the following text becomes math or a footnote', async ({ page, engine }) => {
  const [math, note] = [createGate(), createGate()];
  engine.on('Write with marks', text('The value $x', math, ' + y$, see[^1].', note, '\n\n[^1]: A note.\n'));
  await sendNewTask(page, 'Write with marks');
  await expect(conversationOf(page)).toContainText('The value');
  await select(page, 'value');
  math.open();
  await expect(conversationOf(page)).toContainText('see[^1]');
  await expect(conversationOf(page).locator('math')).toBeVisible();
  expect(await selected(page)).toBe('value');
  note.open();
  await expect(conversationOf(page)).toContainText('A note.');
  expect(await selected(page)).toBe('value');
});

test('a long table has columns as wide as its longest words, one header, and scrolls as a whole', async ({
  page,
  dashboard,
}) => {
  await page.setViewportSize({ width: 500, height: 900 });
  await open(page, mockLongTask(dashboard.hop, 'tsk_long', [{ input: 'List them', outputText: TABLE }]));
  await toStart(page);
  const answer = conversationOf(page);
  await expect(answer.getByRole('columnheader')).toHaveCount(5);
  const tables = answer.getByRole('group', { name: 'Table' });
  await expect(async () => {
    await answer.evaluate((conversation) => conversation.scrollBy(0, 300));
    expect(await tables.count()).toBeGreaterThan(1);
  }).toPass();
  await expect(answer.getByRole('columnheader')).toHaveCount(5);
  const leaving = answer
    .locator('td, th')
    .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
  expect(await leaving).toBe(0);
  const lefts = (selector: string) =>
    answer
      .locator(selector)
      .evaluateAll((cells) => [...new Set(cells.map((cell) => Math.round(cell.getBoundingClientRect().left)))]);
  expect(await lefts('th:nth-child(4), td:nth-child(4)')).toHaveLength(1);
  await tables.first().evaluate((table) => {
    table.scrollLeft = 120;
  });
  await expect
    .poll(() => tables.evaluateAll((all) => [...new Set(all.map((table) => table.scrollLeft))]))
    .toEqual([120]);
  expect(
    await answer
      .locator('th:nth-child(4), td:nth-child(4)')
      .evaluateAll((cells) => [...new Set(cells.map((cell) => getComputedStyle(cell).textAlign))]),
  ).toEqual(['right']);
});

const SHORT_TABLE = [
  '| Rank | Neighbourhood | Contact | Since | Key | Notes |',
  '|---|---|---|---|---|---|',
  '| 1 | Eixample-Dreta | ana.maria.fernandez@example-company.com | 2026-05-11 | `order_line_item-id` | A description of it that is long enough to wrap |',
  '| 2 | **Sarrià-Sant-Gervasi** | b@example.com | 11 May 2026 | `a-b` | 一段没有空格的很长的中文说明文字也会换行 |',
].join('\n');

for (const width of [360, 1280]) {
  test(`at ${width} pixels, a short table breaks no word, date or address, and its prose has room`, async ({
    page,
    dashboard,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, mockLongTask(dashboard.hop, 'tsk_short', [{ input: 'List them', outputText: SHORT_TABLE }]));
    const table = conversationOf(page).getByRole('table');
    await expect(table).toBeVisible();
    const broken = () =>
      table.evaluate((element) => {
        const found: string[] = [];
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[!-~à]+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
          }
        }
        return found;
      });
    await expect.poll(broken).toEqual([]);
    const notes = await table.getByRole('columnheader', { name: 'Notes' }).boundingBox();
    // 16 characters of 13 pixels.
    expect(notes?.width).toBeGreaterThan(120);
    const region = conversationOf(page).getByRole('group', { name: 'Table' });
    const { room, needed } = await region.evaluate((one) => ({ room: one.clientWidth, needed: one.scrollWidth }));
    if (width === 360) expect(needed).toBeGreaterThan(room);
    expect(needed).toBeLessThan(1_000);
    expect(await conversationOf(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  });
}

test('a right-to-left table starts at its first column, even if it scrolls', async ({ page, dashboard }) => {
  await page.setViewportSize({ width: 360, height: 900 });
  const cells = ['الاسم الكامل', 'الوصف الطويل', 'السعر', 'المدينة', 'الملاحظات', 'البريد'];
  const outputText = [cells, cells.map(() => '---'), cells.map(() => 'برشلونة الجديدة')]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
  await open(page, mockLongTask(dashboard.hop, 'tsk_rtl_table', [{ input: 'Hi', outputText }]));
  const region = await conversationOf(page).getByRole('group', { name: 'Table' }).boundingBox();
  const first = await conversationOf(page).getByRole('columnheader', { name: 'الاسم الكامل' }).boundingBox();
  expect(Math.round((first?.x ?? 0) + (first?.width ?? 0))).toBe(Math.round((region?.x ?? 0) + (region?.width ?? 0)));
});

test('lists keep all digits of their numbers and the nesting of tasks, with markers next to the text', async ({
  page,
  dashboard,
}) => {
  await page.setViewportSize({ width: 360, height: 900 });
  const outputText = [
    '9998. first\n9999. second\n10000. third',
    '- [ ] parent\n  - [x] child with a text that goes on and on, so that it wraps at the width of the column\n    - [ ] grandchild',
    '- one\n- عنصر عربي\n- `code` ثم نص',
  ].join('\n\nNext:\n\n');
  await open(page, mockLongTask(dashboard.hop, 'tsk_lists', [{ input: 'Hi', outputText }]));
  const answer = conversationOf(page);
  const roomOfNumber = await answer
    .getByRole('listitem')
    .filter({ hasText: 'third' })
    .evaluate((item) => {
      const context = document.createElement('canvas').getContext('2d');
      const { font } = getComputedStyle(item);
      if (context !== null) context.font = font;
      const room = parseFloat(getComputedStyle(item).marginInlineStart);
      return room - (context?.measureText('10000. ').width ?? Infinity);
    });
  expect(roomOfNumber).toBeGreaterThanOrEqual(0);

  const boxes = await answer.getByRole('checkbox').evaluateAll((all) =>
    all.map((box) => ({
      box: box.getBoundingClientRect().left,
      text: box.closest('li')?.querySelector('p')?.getBoundingClientRect().left ?? 0,
    })),
  );
  expect(boxes).toHaveLength(3);
  for (const [i, { box, text: words }] of boxes.entries()) {
    expect(words - box).toBe(20);
    if (i > 0) expect(box - (boxes[i - 1]?.box ?? 0)).toBe(20);
  }

  const direction = (words: string) =>
    answer
      .getByRole('listitem')
      .filter({ hasText: words })
      .evaluate((item) => [
        getComputedStyle(item).direction,
        getComputedStyle(item.querySelector('p') ?? item).direction,
      ]);
  expect(await direction('one')).toEqual(['ltr', 'ltr']);
  expect(await direction('عنصر')).toEqual(['rtl', 'rtl']);
  expect(await direction('code')).toEqual(['rtl', 'rtl']);
  expect(await answer.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test('code shows its characters without ligatures', async ({ page, dashboard }) => {
  const outputText = 'Here `a != b`.\n\n```js\na => b\n```';
  await open(page, mockLongTask(dashboard.hop, 'tsk_code', [{ input: 'Hi', outputText }]));
  for (const code of await conversationOf(page).locator('code').all())
    await expect(code).toHaveCSS('font-variant-ligatures', 'none');
});

test('a table is copied and saved as a whole, a selection in it as tab-separated values and HTML', async ({
  page,
  dashboard,
}) => {
  await open(
    page,
    mockLongTask(dashboard.hop, 'tsk_long', [{ input: 'List them', outputText: `${TABLE}\n\nThe last words.` }]),
  );
  await toStart(page);
  const answer = conversationOf(page);
  const clipboard = (type: string) =>
    page.evaluate(async (wanted) => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType(wanted))?.text();
    }, type);
  await answer.getByRole('button', { name: 'Copy table' }).click();
  await expect(answer.getByRole('button', { name: 'Copied' })).toBeVisible();
  const lines = (await clipboard('text/plain'))?.split('\n') ?? [];
  expect(lines).toHaveLength(ROWS + 1);
  expect(lines[8]).toBe(row(7).join('\t'));
  expect((await clipboard('text/html'))?.match(/<tr>/g)).toHaveLength(ROWS + 1);

  const download = page.waitForEvent('download');
  await answer.getByRole('button', { name: 'Download CSV' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved.split('\r\n')[8]).toBe(row(7).join(','));

  await answer.getByText('Owner3', { exact: true }).click({ position: { x: 1, y: 14 } });
  await expect(async () => {
    await page.mouse.wheel(0, 1_000_000);
    await expect(answer.getByText('The last words.')).toBeInViewport({ timeout: 500 });
  }).toPass();
  await answer.getByText('The last words.').click({ modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+c');
  const copied = (await clipboard('text/plain'))?.split('\n') ?? [];
  expect(copied[0]).toBe('Owner3');
  expect(copied.slice(1, ROWS - 3)).toEqual(Array.from({ length: ROWS - 4 }, (_, i) => row(i + 4).join('\t')));
  expect((await clipboard('text/html'))?.match(/<tr>/g)).toHaveLength(ROWS - 3);
});

test('math is typeset, and copied as it was written', async ({ page, dashboard }) => {
  const outputText = ['Here \\(x_1 = \\frac{a}{b}\\) holds.', '$$\n\\nonsense{\n$$', 'It costs $5 or $6.'].join('\n\n');
  await open(page, mockLongTask(dashboard.hop, 'tsk_math', [{ input: 'Prove it', outputText }]));
  const answer = conversationOf(page);
  await expect(answer.locator('math')).toHaveCount(1);
  await expect(answer).toContainText('$$ \\nonsense{ $$');
  await expect(answer).toContainText('It costs $5 or $6.');
  await answer.locator('p', { hasText: 'Here' }).evaluate((line) => getSelection()?.selectAllChildren(line));
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Here \\(x_1 = \\frac{a}{b}\\) holds.');
  await page.keyboard.press('ControlOrMeta+f');
  const find = page.getByRole('search', { name: 'Find in conversation' });
  await find.getByRole('textbox').fill('= \\frac{a}');
  await expect(find.getByRole('status')).toHaveText('Match 1 of 1, turn 1');
  const found = () => page.evaluate(() => [...(CSS.highlights.get('found-current') ?? [])].map(String));
  await expect.poll(found).toEqual([expect.stringContaining('x')]);
});

test("formula columns and tags have space between them, and use the theme's colours", async ({ page, dashboard }) => {
  const formulas = [
    String.raw`\begin{pmatrix}m & m\\ m & m\end{pmatrix}`,
    String.raw`\begin{aligned}m &= m\\ mm &= m\end{aligned}`,
    String.raw`m \tag{1}`,
    String.raw`\textcolor{yellow}{m} \colorbox{yellow}{m}`,
  ];
  const outputText = formulas.map((tex) => `$$\n${tex}\n$$`).join('\n\n');
  await open(page, mockLongTask(dashboard.hop, 'tsk_columns', [{ input: 'Prove it', outputText }]));
  const math = conversationOf(page).locator('math');
  await expect(math).toHaveCount(4);
  const gaps = (formula: number) =>
    math.nth(formula).evaluate((element) =>
      [...element.querySelectorAll('mtr')].map((line) => {
        const boxes = [...line.querySelectorAll('mi, mtext')].map((letter) => letter.getBoundingClientRect());
        return (boxes.at(-1)?.left ?? 0) - (boxes.at(-2)?.right ?? 0);
      }),
    );
  for (const gap of await gaps(0)) expect(gap).toBeGreaterThan(8);
  for (const gap of await gaps(2)) expect(gap).toBeGreaterThan(20);
  const signs = await math
    .nth(1)
    .locator('mo')
    .evaluateAll((all) => all.map((sign) => Math.round(sign.getBoundingClientRect().left)));
  expect(new Set(signs).size).toBe(1);
  const colours = await math.nth(3).evaluate((element) => {
    const all = [...element.querySelectorAll('mstyle, mi, mpadded')].map((one) => getComputedStyle(one));
    return [new Set(all.map(({ color }) => color)).size, new Set(all.map((style) => style.backgroundColor)).size];
  });
  expect(colours).toEqual([1, 1]);
});

test('footnotes have the numbers of their references, on the same line as their text, and link both ways', async ({
  page,
  dashboard,
}) => {
  const between = 'A paragraph.\n\n'.repeat(200);
  const outputText = `See[^b][^a].\n\n${between}[^a]: The words of a.\n\n[^b]: The words of b.`;
  await open(page, mockLongTask(dashboard.hop, 'tsk_notes', [{ input: 'Why?', outputText }]));
  const answer = conversationOf(page);
  for (const [words, number] of [
    ['The words of a.', '2'],
    ['The words of b.', '1'],
  ] as const) {
    const note = answer.locator('[data-searchable]', { hasText: words });
    await expect(note).toHaveText(`${number}${words}`);
    const bottoms = await note
      .locator('span:has(> a), p')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
    expect(bottoms).toHaveLength(2);
    expect(Math.abs((bottoms[0] ?? 0) - (bottoms[1] ?? 0))).toBeLessThan(4);
  }

  // The text before is not rendered.
  await answer.getByRole('link', { name: 'Footnote 1: back to the text' }).click();
  const mark = answer.getByRole('link', { name: 'Footnote 1', exact: true });
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
  await expect(answer.locator('p', { hasText: 'See' })).toHaveText('See1, 2.');
  await page.keyboard.press('Enter');
  await expect(answer.getByRole('link', { name: 'Footnote 1: back to the text' })).toBeFocused();
  await expect(answer.getByText('The words of b.')).toBeInViewport();
});

test('no formula makes the page wider or much higher', async ({ page, dashboard }) => {
  const wide = `\\text{${'word '.repeat(400)}}`;
  const tall = '\\smash{x_1}\\rule[-99999em]{1em}{1em}';
  const outputText = [tall, wide].map((tex) => `Here $${tex}$ is.\n\n$$\n${tex}\n$$`).join('\n\n');
  await open(page, mockLongTask(dashboard.hop, 'tsk_wide', [{ input: 'Prove it', outputText }]));
  const answer = conversationOf(page);
  await expect(answer.locator('math', { hasText: 'word' })).toHaveCount(2);
  await expect(answer.locator('math', { hasText: 'x' }).first()).toBeAttached();
  await expect
    .poll(() =>
      answer.evaluate(({ scrollWidth, clientWidth, scrollHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight < 2_000,
      ]),
    )
    .toEqual([0, true]);
});

test('each text has its own direction, and code is left to right', async ({ page, dashboard }) => {
  const outputText = 'مرحبا؟ React.\n\n- أول\n\n> اقتباس\n\n```\nمرحبا\n```\n\nHello';
  await open(page, mockLongTask(dashboard.hop, 'tsk_rtl', [{ input: 'سؤال؟ Yes.', outputText }]));
  await expect(conversationOf(page).getByText('سؤال')).toHaveCSS('direction', 'rtl');
  const direction = (selector: string, words: string) =>
    conversationOf(page)
      .locator(selector, { hasText: words })
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await direction('p', 'React')).toBe('rtl');
  expect(await direction('ul', 'أول')).toBe('rtl');
  expect(await direction('blockquote', 'اقتباس')).toBe('rtl');
  expect(await direction('pre', 'مرحبا')).toBe('ltr');
  expect(await direction('p', 'Hello')).toBe('ltr');
});
