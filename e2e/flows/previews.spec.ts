import { expect, test } from './fixtures.ts';
import { say, text, writeFile } from '../harness/scripted-engine.ts';
import { conversationOf, seeEnd, sendNewTask } from './operator.ts';

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160"><rect width="300" height="24" fill="#5b5bd6"/></svg>';
const CSV = ['city,price', 'Girona,"1,200"', 'Barcelona,90', 'Lleida,'].join('\n');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('files are previewed in a sheet, one after the other', async ({ page, engine }) => {
  engine.on(
    'Write one of each',
    writeFile('chart.svg', 'image/svg+xml', CHART),
    writeFile('prices.csv', 'text/csv', CSV),
    writeFile('notes.md', 'text/markdown', '# Notes\n\nAll *well*.'),
    writeFile('data.json', 'application/json', '{"mean": 645}'),
    writeFile('run.py', 'text/x-python', 'import csv\nprint(1)\n'),
    writeFile('archive.zip', 'application/zip', 'PK'),
  );
  await sendNewTask(page, 'Write one of each');
  await seeEnd(page, 0, 'completed');
  const files = page.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('button', { name: 'archive.zip' })).toHaveCount(0);
  await files.getByRole('link', { name: 'Preview of chart.svg' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toHaveAccessibleName('Preview of chart.svg');
  const picture = sheet.getByRole('img', { name: 'Preview of chart.svg' });
  await expect(picture).toBeVisible();
  await page.keyboard.press('+');
  await expect(sheet.getByText('150 %')).toBeVisible();
  await sheet.getByRole('button', { name: 'Fit' }).click();
  await expect(sheet.getByText('100 %')).toBeVisible();

  await page.keyboard.press('ArrowRight');
  await expect(sheet).toHaveAccessibleName('Preview of prices.csv');
  const table = sheet.getByRole('table');
  const cities = table.locator('tbody td:nth-child(2)');
  await expect(cities).toHaveText(['Girona', 'Barcelona', 'Lleida']);
  await table.getByRole('button', { name: 'price' }).click();
  await expect(cities).toHaveText(['Barcelona', 'Girona', 'Lleida']);
  await expect(table.getByRole('columnheader', { name: 'price' })).toHaveAttribute('aria-sort', 'ascending');
  await sheet.getByRole('searchbox', { name: 'Find rows' }).fill('gir');
  await expect(cities).toHaveText(['Girona']);
  await expect(sheet).toContainText('1 of 3 rows');
  await sheet.getByRole('button', { name: 'Copy rows' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('city\tprice\nGirona\t1,200');

  await sheet.getByRole('button', { name: 'Next file' }).click();
  await expect(sheet.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible();
  await sheet.getByRole('radio', { name: 'Source' }).check();
  await expect(sheet.getByText('# Notes')).toBeVisible();
  await sheet.getByRole('button', { name: 'Next file' }).click();
  await expect(sheet).toContainText('645');
  await sheet.getByRole('button', { name: 'Next file' }).click();
  await expect(sheet).toContainText('print(1)');
  await expect(sheet.getByRole('button', { name: 'Next file' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});

test('a source in a file opens at the cited lines', async ({ page, engine }) => {
  const lines = Array.from({ length: 300 }, (_, i) => `Line ${i + 1} of the notes.`).join('\n');
  engine.on('Cite a line', writeFile('notes.txt', 'text/plain', lines), async function* (turn) {
    const { url } = await turn.workspace.write('cited.txt', 'text/plain', lines);
    yield* say({ type: 'source-url', sourceId: '1', url: `${url}#L200-L201`, title: 'cited.txt' })(turn);
    yield* text('As written [1].')(turn);
  });
  await sendNewTask(page, 'Cite a line');
  await seeEnd(page, 0, 'completed');
  await conversationOf(page).getByRole('link', { name: 'Source 1: cited.txt' }).click();
  const sheet = page.getByRole('dialog', { name: 'Preview of cited.txt' });
  await expect(sheet.getByText('Line 200 of the notes.')).toBeInViewport();
  await expect(sheet.locator('[aria-current=true]')).toHaveText(['Line 200 of the notes.', 'Line 201 of the notes.']);
});
