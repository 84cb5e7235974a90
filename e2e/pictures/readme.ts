import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { conversationOf, dropFile, fixture, openTaskId, seeEnd, send } from '../flows/operator.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { type ScriptedEngine, text } from '../harness/scripted-engine.ts';

/** Input, file, type. */
const EARLIER = [
  ['Profile the people in this file', 'people.json', 'application/json'],
  ['Summarise these notes and cite the lines', 'field-notes.md', 'text/markdown'],
  ['Median area_m2 by district', 'homes.csv', 'text/csv'],
] as const;

const PICTURE = fileURLToPath(new URL('readme.png', import.meta.url));

export async function photographForReadme(
  browser: Browser,
  dashboard: Dashboard,
  engine: ScriptedEngine,
): Promise<void> {
  const { page: caller, url: baseURL } = dashboard;
  for (const [input, name, type] of EARLIER) {
    await caller.upload({ input }, [new File([await readFile(fixture(name))], name, { type })]);
  }
  const gate = createGate();
  engine.on('Which districts rose the most since 2025?', text(gate));
  const running = await caller.stream({ input: 'Which districts rose the most since 2025?' });
  await gate.reached;

  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto('/');
  await dropFile(page, fixture('homes.csv'), 'text/csv');
  await send(page, 'Average price by city, and chart it');
  await openTaskId(page);
  await seeEnd(page, 0, 'completed');
  await page.getByRole('button', { name: 'Show details' }).click();
  const chart = conversationOf(page).getByRole('img');
  await chart.evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: PICTURE });
  await context.close();
  gate.open();
  await running.close();
}
