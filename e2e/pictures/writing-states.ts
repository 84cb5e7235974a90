import { newId } from '#contract/ids.ts';
import { expect } from 'playwright/test';
import { attach, fixture, inputOf, outgoingOf, seeEnd, send } from '../flows/operator.ts';
import { isSend } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { seeText, type State } from './state.ts';

function sendRefused(status: number, error: string, headers = {}): State {
  return {
    name: `new task ${status}`,
    async open(page, { hop }) {
      hop.answer(isSend, { status, headers, body: { error } });
      await page.goto('/');
      await attach(page, fixture('homes.csv'));
      await send(page, 'Average price by city, and chart it');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  };
}

/** A send that is retried, so it stays outgoing. */
function sendDelayed(status: number, words: string, headers = {}): State {
  return {
    name: `new task ${status}`,
    async open(page, { hop }) {
      hop.answer(isSend, { status, headers, body: { error: 'Not now.' } }, 'always');
      await page.goto('/');
      await attach(page, fixture('homes.csv'));
      await send(page, 'Average price by city, and chart it');
      await expect(outgoingOf(page)).toContainText(words);
      return hop.mend;
    },
  };
}

export const writingStates: readonly State[] = [
  {
    name: 'new task with files',
    async open(page) {
      await page.goto('/');
      await attach(page, ...['homes.csv', 'field-notes.md', 'people.json'].map(fixture));
      await inputOf(page).fill('Average price by city, and chart it.\nThen say which city is the dearest.');
      await page.getByRole('radio', { name: 'High' }).check();
      await seeText(page, 'Draft saved.');
    },
  },
  ...['', ' dialog'].map((part): State => ({
    name: `settings with unsent turns${part}`,
    async open(page, { hop }) {
      hop.answer(isSend, { status: 429, headers: { 'retry-after': '300' }, body: { error: 'Not now.' } }, 'always');
      await page.goto('/');
      await attach(page, fixture('homes.csv'));
      await send(page, 'Average price by city, and chart it');
      await expect(outgoingOf(page)).toContainText('Rate limited');
      await inputOf(page).fill('Which city is the dearest?');
      await seeText(page, 'Draft saved.');
      await page.goto('/settings');
      await expect(page.getByRole('list', { name: 'Drafts' })).toBeVisible();
      if (part !== '') await page.getByRole('button', { name: 'Clear this browser’s data…' }).click();
      return hop.mend;
    },
  })),
  {
    name: 'new task with files that can not go',
    async open(page) {
      await page.goto('/');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attach files' }).click();
      const file = (name: string, size: number) => ({ name, mimeType: 'text/csv', buffer: Buffer.alloc(size, 'a') });
      const small = [1, 2, 3, 4, 5, 6].map((n) => file(`part-${n}.csv`, 2400 * n));
      await (await chooser).setFiles([file('far-too-big.csv', 12_000_000), ...small]);
      await seeText(page, /Remove the 2 files/);
    },
  },
  {
    name: 'drop overlay',
    async open(page) {
      await page.goto('/');
      await expect(inputOf(page)).toBeFocused();
      const dataTransfer = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['a'], 'homes.csv'));
        return transfer;
      });
      await page.locator('body').dispatchEvent('dragenter', { dataTransfer });
      await expect(page.getByTestId('drop-overlay')).toBeVisible();
    },
  },
  {
    name: 'new task sending files',
    async open(page, { hop }) {
      const gate = createGate();
      hop.hold(isSend, gate);
      await page.goto('/');
      await attach(page, fixture('homes.csv'));
      await send(page, 'What is 2 + 3?');
      await expect(page.getByRole('progressbar', { name: 'Sending files' })).toBeVisible();
      return gate.open;
    },
  },
  sendRefused(401, 'Revoked.'),
  sendRefused(402, 'Out of credits.'),
  sendRefused(403, 'Only its members may run this worker.'),
  sendRefused(409, 'A turn of this task is still running.'),
  sendRefused(413, 'A file takes at most 10 MB.'),
  sendDelayed(429, 'Rate limited.', { 'retry-after': '75' }),
  sendDelayed(500, 'Not received yet.'),
  {
    name: 'conversation with a queue',
    async open(page, { page: operator }) {
      const taskId = newId('tsk');
      await operator.ask('POST', '/api/tasks', { taskId, input: 'What is 2 + 3?' });
      await page.goto(`/tasks/${taskId}`);
      await seeEnd(page, 0, 'completed');
      await page.context().setOffline(true);
      for (const input of [
        'And by district?\nOnly where there are five or more homes.',
        'Chart it',
        'Save it as CSV',
      ]) {
        await send(page, input);
      }
      await expect(outgoingOf(page)).toHaveCount(3);
      if (page.viewportSize()?.width === 1280) await seeText(page, 'Sending · 3');
      return () => page.context().setOffline(false);
    },
  },
];
