import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from 'playwright/test';
import type { Task, Turn } from '#contract/task.ts';
import { createGate, type Gate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { text as says, type ScriptedEngine } from '../harness/scripted-engine.ts';

export const inputOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Input' });

export const turnDetailsButton = (page: Page, seq: number): Locator =>
  page.getByRole('button', { name: `Details of turn ${seq + 1}`, exact: true });

export async function chooseBudget(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Budget: / }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
}

export const outgoingOf = (page: Page): Locator => page.getByRole('list', { name: 'Sending' }).getByRole('listitem');

export const conversationOf = (page: Page): Locator => page.getByRole('log', { name: 'Conversation' });

export async function send(page: Page, text: string): Promise<void> {
  await inputOf(page).fill(text);
  await inputOf(page).press('Enter');
}

export async function sendNewTask(page: Page, text: string): Promise<string> {
  await page.goto('/');
  await send(page, text);
  return openTaskId(page);
}

export async function openTaskId(page: Page): Promise<string> {
  await page.waitForURL(/\/tasks\/tsk_\w+$/);
  // The URL changes before the page.
  await expect(conversationOf(page)).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The turn waits halfway for the gate. */
export async function startElsewhere({ client }: Dashboard, engine: ScriptedEngine, input: string): Promise<Gate> {
  const gate = createGate();
  engine.on(input, says('One, ', gate, 'two.'));
  const stream = await client.stream({ input });
  await gate.reached;
  await stream.close();
  return gate;
}

export async function seeEnd(page: Page, seq: number, status: 'completed' | 'error' | 'aborted'): Promise<void> {
  await expect(turnDetailsButton(page, seq)).toContainText(status, { ignoreCase: true });
}

/** Opens a turn's details, which say how its answer was received. */
export async function seeReceived(page: Page, seq: number, how: string): Promise<void> {
  await turnDetailsButton(page, seq).click();
  await expect(page.getByRole('region', { name: `Turn ${seq + 1}`, exact: true })).toContainText(how);
}

export async function recordOf({ client }: Dashboard, taskId: string): Promise<{ task: Task; turns: readonly Turn[] }> {
  const [{ task }, turns] = await Promise.all([client.readTask(taskId), client.readTurns(taskId)]);
  return { task, turns };
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

export async function dropFile(page: Page, path: string, type: string): Promise<void> {
  // The page accepts drops once the composer has the focus.
  await expect(inputOf(page)).toBeFocused();
  const content = await readFile(path, 'utf8');
  const dataTransfer = await page.evaluateHandle(
    ({ name, text, mediaType }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: mediaType }));
      return transfer;
    },
    { name: basename(path), text: content, mediaType: type },
  );
  await page.locator('body').dispatchEvent('dragenter', { dataTransfer });
  const overlay = page.getByTestId('drop-overlay');
  await expect(overlay).toContainText('Drop to attach');
  await overlay.dispatchEvent('drop', { dataTransfer });
  await expect(overlay).toBeHidden();
}

export async function attach(page: Page, ...paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles([...paths]);
}

/** Runs tasks that are answered at once, in this order, without the tools of the built-in worker. */
export async function runAll({ page }: Dashboard, engine: ScriptedEngine, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    engine.on(input, says('Done.'));
    await page.run({ input });
    // The engine is shared with other tests, which send the same inputs.
    engine.off(input);
  }
}

export async function chooseFromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

export const taskLink = (page: Page, title: string): Locator =>
  page.getByRole('table', { name: 'Tasks' }).getByRole('link', { name: title });

export const paletteFieldOf = (page: Page): Locator => page.getByRole('combobox', { name: 'Command menu' });

export async function openPalette(page: Page): Promise<void> {
  // Keys pressed before the first render do nothing.
  await expect(page.getByRole('main')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+k');
  // The list may load after the field.
  await expect(paletteFieldOf(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(paletteFieldOf(page)).toBeFocused();
}

export const archiveBar = (page: Page): Locator => page.getByRole('group', { name: 'Archiving' });

export const selectionBar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected tasks' });
export const tickOf = (page: Page, title: string): Locator =>
  page.getByRole('checkbox', { name: `Select “${title}”`, exact: true });
