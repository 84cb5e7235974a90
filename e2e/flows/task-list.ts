import type { Locator, Page } from 'playwright/test';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { fail, text, type ScriptedEngine } from '../harness/scripted-engine.ts';

export const tableOf = (page: Page): Locator => page.getByRole('table', { name: 'Tasks' });

export const searchOf = (page: Page): Locator => page.getByRole('search').getByRole('textbox');

export const queryOf = (page: Page): string => new URL(page.url()).search;

export async function createTasks({ page }: Dashboard, engine: ScriptedEngine) {
  engine.on('Read the ledger', text('As far as it went.'), fail('the engine broke'));
  engine.on('Compare the offers', text('Both offers are fair.'));
  engine.on('And in pesetas?', text('The dearer one is a **million pesetas** and some.'));
  engine.on('Old import', text('Done.'));
  await page.ask('POST', '/api/tasks', { input: 'Read the ledger' });
  await page.run({ taskId: 'tsk_offers', input: 'Compare the offers', budget: 'low' });
  await page.run({ taskId: 'tsk_offers', input: 'And in pesetas?', budget: 'low' });
  await page.run({ taskId: 'tsk_old', input: 'Old import' });
  await page.archive('tsk_old');
}
