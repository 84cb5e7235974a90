import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { makePdf } from '../harness/make-pdf.ts';
import { writeFile, type ScriptedEngine } from '../harness/scripted-engine.ts';
import { seeEnd, sendNewTask } from './operator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const LINES = Array.from({ length: 12 }, (_, i) => `Figure ${i + 1} of the report`);

test('pages of a PDF are drawn when they come into view', async ({ page, engine }) => {
  const sheet = await openPreview(page, engine, { 'report.pdf': makePdf(LINES) });
  await expect(sheet.getByText('Figure 1 of the report', { exact: true })).toBeAttached();
  expect(await inkOf(sheet.locator('canvas').first())).toBeGreaterThan(100);
  expect(await sheet.locator('canvas').count()).toBeLessThan(LINES.length);
  await expect(sheet).toContainText('of 12');

  await sheet.getByRole('textbox', { name: 'Page' }).fill('12');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('group', { name: 'Page 12 of 12' })).toBeInViewport();
  await expect(sheet.getByText('Figure 12 of the report')).toBeAttached();
  await expect(sheet.getByText('Figure 1 of the report', { exact: true })).toBeHidden();
  await sheet.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('PageUp');
  await expect(sheet.getByRole('textbox', { name: 'Page' })).toHaveValue('11');
  await page.keyboard.press('+');
  await expect(sheet.getByText('150 %')).toBeVisible();

  await sheet.getByRole('radio', { name: 'Text' }).check();
  await sheet.getByRole('button', { name: 'Copy text' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LINES.join('\n\n'));
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect.poll(() => pdfWorkers(page)).toEqual([]);
});

test('a PDF that is damaged, protected or too slow can only be downloaded', async ({ page, engine }) => {
  await page.clock.install();
  const drawing = '0 0 612 792 re f\n'.repeat(300_000);
  const sheet = await openPreview(page, engine, {
    'damaged.pdf': '%PDF-1.7\nnothing',
    'protected.pdf': makePdf(LINES, { encrypted: true }),
    'slow.pdf': makePdf(['Late'], { drawing }),
  });
  await expect(sheet.getByRole('alert')).toContainText('This PDF is damaged');
  await expect(sheet.getByRole('alert').getByRole('link', { name: 'Download damaged.pdf' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(sheet.getByRole('alert')).toContainText('This PDF needs a password');
  await page.keyboard.press('ArrowRight');
  await expect(sheet.getByRole('group', { name: 'Page 1 of 1' })).toBeVisible();
  // The limit starts with the drawing, which starts after the page is shown.
  await expect(async () => {
    await page.clock.fastForward(30_000);
    await expect(sheet.getByRole('alert')).toContainText('This PDF takes too long to show', { timeout: 500 });
  }).toPass();
  await expect.poll(() => pdfWorkers(page)).toEqual([]);
});

test('a viewer that could not be loaded is offered again', async ({ page, engine, faults }) => {
  faults.expect(/Failed to load resource/);
  const files = ['**/assets/pdf.worker-*.js', '**/assets/pdfjs-*/**/pdf.worker.min.mjs', '**/standard_fonts/*'];
  for (const file of files) await page.route(file, (route) => route.abort('connectionrefused'));
  const sheet = await openPreview(page, engine, { 'report.pdf': makePdf(LINES) });
  for (const file of files) {
    await expect(sheet.getByRole('alert')).toContainText('The PDF viewer could not be loaded');
    await page.unroute(file);
    await sheet.getByRole('button', { name: 'Retry' }).click();
  }
  await expect(sheet.getByText('Figure 1 of the report', { exact: true })).toBeAttached();
});

/** Opens the first of the files. */
async function openPreview(
  page: Page,
  engine: ScriptedEngine,
  files: Readonly<Record<string, string>>,
): Promise<Locator> {
  const steps = Object.entries(files).map(([name, pdf]) => writeFile(name, 'application/pdf', pdf));
  engine.on('Write a report', ...steps);
  await sendNewTask(page, 'Write a report');
  await seeEnd(page, 0, 'completed');
  await page.getByRole('region', { name: 'Files' }).getByRole('button').first().click();
  return page.getByRole('dialog', { name: /^Preview of/ });
}

const pdfWorkers = (page: Page) => page.workers().flatMap((worker) => (/pdf/.test(worker.url()) ? [worker.url()] : []));

/** Dark pixels. */
function inkOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(element.width, element.height);
    const context = copy.getContext('2d');
    context?.drawImage(element, 0, 0);
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    return [...data].filter((value, i) => i % 4 === 0 && value < 100).length;
  });
}
