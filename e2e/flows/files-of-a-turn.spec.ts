import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import { say, text, writeFile } from '../harness/scripted-engine.ts';
import { TaskWithTurns, type WorkFile } from '#contract/task.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, sendNewTask } from './operator.ts';
import { changeResponse } from './review.ts';

const SUMMARY = '# Summary\n\nHomes cost less.';

test("a relative link previews the turn's file with that name, and is plain text if there is none", async ({
  page,
  engine,
}) => {
  engine.on(
    'Link to what you wrote',
    text(
      'See [the summary](./summary.md#top), [the same](out/summary.md), ![the chart](chart.svg), [a note](nowhere.md), [a page](/tasks), [a query](?a=1).',
    ),
    writeFile('summary.md', 'text/markdown', SUMMARY),
    writeFile('chart.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  );
  const taskId = await sendNewTask(page, 'Link to what you wrote');
  await seeEnd(page, 0, 'completed');
  const linksIn = (area: ReturnType<Page['locator']>) =>
    area.locator('p', { hasText: 'See' }).getByRole('link').allTextContents();
  await expect(conversationOf(page)).toContainText('a note, a page, a query');
  expect(await linksIn(conversationOf(page))).toEqual(['the summary', 'the same', 'Image: the chart']);

  await page.getByRole('link', { name: 'the summary' }).click();
  const preview = page.getByRole('dialog', { name: 'Preview of summary.md' });
  await expect(preview).toContainText('Homes cost less.');
  expect(await saved(page, 'Download summary.md', preview)).toEqual({
    name: 'summary.md',
    content: Buffer.from(SUMMARY),
  });
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  expect(new URL(page.url()).pathname).toBe(`/tasks/${taskId}`);

  await page.reload();
  await seeEnd(page, 0, 'completed');
  expect(await linksIn(conversationOf(page))).toEqual(['the summary', 'the same', 'Image: the chart']);
  await page.goto(`/tasks/${taskId}/turns`);
  await expect(page.getByRole('link', { name: 'the summary' })).toBeVisible();
  expect(await linksIn(page.getByRole('main'))).toEqual(['the summary', 'the same', 'Image: the chart']);
});

const CSV = 'city,price\nGirona,1\n';
const inBase64 = (content: Uint8Array | string) => Buffer.from(content).toString('base64');

test('a file with a data: URL is shown and saved like any other', async ({ page, engine }) => {
  const picture = pngOf(24, 16);
  const file = (url: string, mediaType: string, filename?: string) =>
    say({
      type: 'file',
      url,
      mediaType,
      ...(filename !== undefined && { providerMetadata: { handinger: { filename } } }),
    });
  engine.on(
    'Draw without writing',
    file(`data:image/png;base64,${inBase64(picture)}`, 'image/png'),
    file(`data:text/csv;base64,${inBase64(CSV)}`, 'text/csv', 'cities.csv'),
    file('data:image/png;base64,@@broken@@', 'image/png', 'broken.png'),
    text('Here is [the table](cities.csv).'),
  );
  const recorded: WorkFile[] = [
    { url: `data:image/png;base64,${inBase64(picture)}`, mediaType: 'image/png', filename: null },
    { url: `data:text/csv;base64,${inBase64(CSV)}`, mediaType: 'text/csv', filename: 'cities.csv' },
  ];
  const taskId = await sendNewTask(page, 'Draw without writing');
  await seeEnd(page, 0, 'completed');
  await seeFiles(page, picture);
  await page.reload();
  await seeEnd(page, 0, 'completed');
  await seeFiles(page, picture);

  await changeResponse(
    page,
    new RegExp(`/api/tasks/${taskId}$`),
    (json) => TaskWithTurns.parse(json),
    ({ turns = [] }) => {
      for (const turn of turns) turn.files = recorded;
    },
  );
  await page.goto(`/tasks/${taskId}/turns`);
  await expect(page.getByRole('list', { name: 'Files written' })).toContainText('untitled.png');
  await page.getByRole('link', { name: 'cities.csv' }).click();
  const preview = page.getByRole('dialog', { name: 'Preview of cities.csv' });
  await expect(preview.getByRole('table')).toContainText('Girona');
  expect(await saved(page, 'Download cities.csv', preview)).toEqual({ name: 'cities.csv', content: Buffer.from(CSV) });
  await page.keyboard.press('Escape');
  expect(await page.content()).not.toContain(inBase64(CSV));
});

async function seeFiles(page: Page, picture: Uint8Array) {
  const files = page.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(3);
  await expect(files.getByRole('listitem').last()).toContainText('broken.png');
  await expect(files.getByRole('listitem').last()).toContainText('This file can’t be read.');
  const shown = files.getByRole('img', { name: 'Preview of untitled.png' });
  await expect.poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(24);
  expect(await saved(page, 'Download untitled.png')).toEqual({ name: 'untitled.png', content: Buffer.from(picture) });
  expect(await saved(page, 'Download cities.csv')).toEqual({ name: 'cities.csv', content: Buffer.from(CSV) });
  await page.getByRole('link', { name: 'the table' }).click();
  await expect(page.getByRole('dialog', { name: 'Preview of cities.csv' })).toContainText('Girona');
  await page.keyboard.press('Escape');
  const html = await page.content();
  for (const bytes of [inBase64(picture), inBase64(CSV), '@@broken@@']) expect(html).not.toContain(bytes);
}

async function saved(page: Page, link: string, within: Page | Locator = page) {
  const download = page.waitForEvent('download');
  await within.getByRole('link', { name: link, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

function pngOf(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0;
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~crc >>> 0;
}

test('a long list of sources is shortened, expands on demand, and can be searched', async ({ page, engine }) => {
  const sources = Array.from({ length: 421 }, (_, i) => ({
    type: 'source-url' as const,
    sourceId: String(i + 1),
    url: `https://example.org/${i + 1}`,
    title: `Source number ${i + 1}.`,
  }));
  engine.on('Cite much.', ...sources.map((source) => say(source)));
  const taskId = await sendNewTask(page, 'Cite much.');
  await seeEnd(page, 0, 'completed');
  await page.goto(`/tasks/${taskId}`);
  const rows = page.getByRole('region', { name: 'Sources' }).getByRole('listitem');
  await expect(rows).toHaveCount(50);

  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('search').getByRole('textbox').fill('number 402.');
  await expect(rows.filter({ hasText: 'Source number 402.' })).toBeInViewport();
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Show all 421 sources' }).click();
  await expect(rows).toHaveCount(421);
});
