import { writeFile } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, inputOf, seeEnd, sendNewTask } from './operator.ts';

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160">${content}</svg>`;

/** 10⁹ circles in less than two kilobytes. */
const LEVELS = Array.from(
  { length: 9 },
  (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
);
const BOMB = svg(`<defs><circle id="l0" r="2"/>${LEVELS.join('')}</defs><use href="#l9"/>`);

const REFUSED = [
  ['bomb.svg', 'image/svg+xml', BOMB],
  ['bomb.png', 'image/png', BOMB],
  ['filter.svg', 'image/svg+xml', svg('<rect style="filter: blur(999px)" width="400" height="160"/>')],
  ['entities.svg', 'image/svg+xml', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('<text>&a;</text>')}`],
] as const;
const SHOWN = ['chart.svg', 'image/svg+xml', svg('<rect width="300" height="24" fill="#5b5bd6"/>')] as const;

test('a picture that may be slow to draw is only offered as a download', async ({ page, engine }) => {
  const files = [...REFUSED, SHOWN];
  engine.on('Draw them.', ...files.map(([name, type, content]) => writeFile(name, type, content)));
  const taskId = await sendNewTask(page, 'Draw them.');
  await seeEnd(page, 0, 'completed');
  await page.goto(`/tasks/${taskId}`);
  const conversation = conversationOf(page);
  const chart = conversation.getByRole('img', { name: 'Preview of chart.svg' });
  await expect.poll(() => chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  for (const [name] of REFUSED) {
    const row = conversation.getByRole('listitem').filter({ hasText: name });
    await row.scrollIntoViewIfNeeded();
    await expect(row).toContainText('Preview unavailable.');
  }
  await expect(conversation.getByRole('img', { name: /^Preview of/ })).toHaveCount(1);
  await expect(conversation.getByRole('link', { name: /^Download / })).toHaveCount(files.length);
});

test('a draft with a picture that may be slow to draw opens', async ({ page }) => {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (
    await chooser
  ).setFiles(
    [BOMB, SHOWN[2]].map((content, i) => ({
      name: `${i}.svg`,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(content),
    })),
  );
  const files = page.getByRole('list', { name: 'Files' });
  await expect(files.locator('img')).toHaveCount(1);
  await inputOf(page).fill('What do they show?');
  await expect(page.getByText('Draft saved.')).toBeVisible();
  await page.reload();
  await expect(inputOf(page)).toHaveValue('What do they show?');
  await expect(files.getByRole('listitem')).toHaveCount(2);
  await expect(files.locator('img')).toHaveCount(1);
});

test('a long list of files is shortened, and pictures load only near the viewport', async ({ page, engine }) => {
  const count = 121;
  engine.on('Make many.', async function* (turn) {
    const { url, mediaType } = await turn.workspace.write(...SHOWN);
    for (let i = 0; i < count; i += 1) yield { type: 'file', url: `${url}?${i}`, mediaType };
  });
  const requested = new Set<string>();
  page.on('request', (request) => /\/files\/.*\.svg\?/.test(request.url()) && requested.add(request.url()));
  const taskId = await sendNewTask(page, 'Make many.');
  await seeEnd(page, 0, 'completed');
  await page.goto(`/tasks/${taskId}`);
  const rows = page.getByRole('region', { name: 'Files' }).getByRole('listitem');
  await expect(rows).toHaveCount(50);
  const showAll = page.getByRole('button', { name: 'Show all 121 files' });
  await showAll.focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(121);
  await expect(showAll).toBeHidden();
  await expect(rows.nth(50).getByRole('button')).toBeFocused();
  await expect(page.getByRole('img', { name: /^Preview of/ }).first()).toBeVisible();
  expect(requested.size).toBeLessThan(count / 2);
});
