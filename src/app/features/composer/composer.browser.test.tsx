import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createQueryClient } from '#app/data/query-client.ts';
import { t } from '#app/messages/composer.ts';
import { OutboxProvider } from '#app/sending/outbox-provider.tsx';
import { LiveTasks } from '#app/streaming/live-tasks.tsx';
import { tap } from '#app/testing/tap.ts';
import { Composer } from './composer.tsx';

const composer = page.getByRole('region', { name: t('composer') });
const field = composer.getByRole('textbox', { name: t('input') });
const sendButton = composer.getByRole('button', { name: /^Send/ });
const chips = composer.getByRole('list', { name: t('files') });

type Body = { input: string; budget: string };
/** The API accepts sends and does not respond, so a later composer may repeat them. */
const sent: Body[] = [];
const sendsOf = (input: string) => sent.filter((body) => body.input === input);

beforeEach(() => {
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname === '/connection') {
      return Promise.resolve(Response.json({ kind: 'embedded', host: 'api.test', origin: 'http://api.test' }));
    }
    if (init?.method !== 'POST') return Promise.resolve(Response.json({ error: 'Not found.' }, { status: 404 }));
    sent.push(JSON.parse(String(init.body)));
    return new Promise(() => undefined);
  });
});

afterEach(() => void vi.restoreAllMocks());

function Page({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <LiveTasks>
        <OutboxProvider>{children}</OutboxProvider>
      </LiveTasks>
    </QueryClientProvider>
  );
}

/** Renders the composer of a new task, or of task `taskId`. */
async function renderComposer(taskId?: string) {
  const { unmount } = await render(
    <Page>
      <Composer {...(taskId !== undefined && { taskId })} placeholder="What should a worker do?" takesFocus />
    </Page>,
  );
  await expect.element(field).toHaveFocus();
  return { unmount };
}

const file = (name: string) => new File([name], name, { type: 'text/csv', lastModified: 0 });

function transferOf(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const one of files) transfer.items.add(one);
  return transfer;
}

function paste(...files: readonly File[]): void {
  const clipboardData = transferOf(...files);
  field.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

test('Enter sends once, empties the field and keeps the focus; Shift+Enter breaks the line', async () => {
  await renderComposer();
  await userEvent.keyboard('One{Shift>}{Enter}{/Shift}Two');
  await expect.element(field).toHaveValue('One\nTwo');
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.element(field).toHaveValue('');
  await expect
    .poll(() => sent)
    .toEqual([expect.objectContaining({ input: 'One\nTwo', budget: 'standard', stream: true })]);
  await expect.element(field).toHaveFocus();
});

test('an Enter that ends an IME composition does not send', async () => {
  await renderComposer();
  await field.fill('に');
  const init = { key: 'Enter', bubbles: true, cancelable: true };
  const composing = new KeyboardEvent('keydown', { ...init, isComposing: true });
  field.element().dispatchEvent(composing);
  expect(composing.defaultPrevented).toBe(false);
  await expect.element(field).toHaveValue('に');
  const final = new KeyboardEvent('keydown', init);
  field.element().dispatchEvent(final);
  expect(final.defaultPrevented).toBe(true);
  await expect.element(field).toHaveValue('');
});

test('does not send an empty draft, and sends by touch', async () => {
  await renderComposer();
  await expect.element(sendButton).toHaveAttribute('aria-disabled', 'true');
  await sendButton.click({ force: true });
  await field.fill('Sent by a tap');
  await expect.element(sendButton).toHaveAttribute('aria-disabled', 'false');
  await tap(sendButton);
  await expect.element(field).toHaveValue('');
  await expect.poll(() => sendsOf('Sent by a tap')).toHaveLength(1);
  expect(sendsOf('')).toEqual([]);
});

test('arrow keys choose a budget, which is described to screen readers and sent', async () => {
  await renderComposer();
  await field.fill('What is 2 + 3?');
  await userEvent.tab();
  await expect.element(page.getByRole('radio', { name: 'Standard' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect.element(field).toHaveAccessibleDescription(new RegExp(t('budgetFor.high')));
  await sendButton.click();
  await expect.poll(() => sendsOf('What is 2 + 3?')).toEqual([expect.objectContaining({ budget: 'high' })]);
});

test('sends a turn without a spend cap only after its name was typed', async () => {
  await renderComposer();
  await field.fill('Find everything');
  await page.getByRole('radio', { name: 'Unlimited' }).click();
  await field.element().focus();
  await userEvent.keyboard('{Enter}');
  const dialog = page.getByRole('dialog', { name: t('uncappedTitle') });
  const word = dialog.getByRole('textbox');
  await expect.element(word).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(field).toHaveValue('Find everything');
  await expect.element(field).toHaveFocus();

  await userEvent.keyboard('{Enter}');
  await expect.element(word).toHaveFocus();
  await userEvent.keyboard('unlim{Enter}');
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('ited{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.poll(() => sendsOf('Find everything')).toEqual([expect.objectContaining({ budget: 'unlimited' })]);
});

test('pasted files become chips; duplicates and a missing input are announced', async () => {
  await renderComposer('tsk_2');
  paste(file('homes.csv'), file('orders.csv'));
  await expect.element(chips.getByRole('listitem').nth(1)).toHaveTextContent('orders.csv');
  paste(file('homes.csv'));
  const status = composer.getByRole('status');
  await expect.element(status.filter({ hasText: t('alreadyAttached', { count: 1 }) })).toBeVisible();
  expect(chips.getByRole('listitem').elements()).toHaveLength(2);
  await expect.element(status.filter({ hasText: t('blocked.filesOnly') })).toBeVisible();
  await expect.element(sendButton).toHaveAccessibleDescription(t('blocked.filesOnly'));
});

test('Delete removes a file and moves the focus to the next one, at last to the field', async () => {
  await renderComposer('tsk_3');
  paste(file('a.csv'), file('b.csv'), file('c.csv'));
  const remove = (name: string) => chips.getByRole('button', { name: t('removeFile', { name }) });
  await expect.element(remove('b.csv')).toBeVisible();
  remove('b.csv').element().focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(remove('c.csv')).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  await expect.element(remove('a.csv')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveFocus();
  expect(chips.query()).toBeNull();
});

test('chosen files are attached', async () => {
  await renderComposer('tsk_4');
  await userEvent.upload(composer.getByLabelText(t('files'), { exact: true }), [file('homes.csv')]);
  await expect.element(chips).toHaveTextContent('homes.csv');
});

test('accepts files dropped anywhere on the page, with an overlay while dragging', async () => {
  await renderComposer('tsk_5');
  const dataTransfer = transferOf(file('homes.csv'));
  const drag = (type: string, target: Element) =>
    target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  const overlay = page.getByTestId('drop-overlay');
  drag('dragenter', document.body);
  await expect.element(overlay).toHaveTextContent('Drop to attach');
  drag('dragleave', document.body);
  await expect.element(overlay).not.toBeInTheDocument();

  drag('dragenter', document.body);
  await expect.element(overlay).toBeVisible();
  drag('dragover', overlay.element());
  drag('drop', overlay.element());
  await expect.element(chips).toHaveTextContent('homes.csv');
  await expect.element(overlay).not.toBeInTheDocument();
});

test('keeps a draft while the composer is unmounted', async () => {
  const { unmount } = await renderComposer('tsk_1');
  await field.fill('To be continued');
  await composer.getByRole('button', { name: /^Budget: / }).click();
  await page.getByRole('menuitemradio', { name: /^Low/ }).click();
  await expect.element(composer.getByText(t('draftSaved'))).toBeVisible();
  await unmount();
  await renderComposer('tsk_1');
  await expect.element(field).toHaveValue('To be continued');
  await expect.element(composer.getByRole('button', { name: 'Budget: Low' })).toBeVisible();
});

test('the composer of a task is one line until it has the focus, a text or files', async () => {
  await render(
    <Page>
      <Composer taskId="tsk_line" placeholder="Write a follow-up…" />
    </Page>,
  );
  await expect.element(field).toBeVisible();
  const height = () => composer.element().getBoundingClientRect().height;
  const line = height();
  await field.click();
  await expect.poll(height).toBeGreaterThan(line + 20);
  field.element().blur();
  await expect.poll(height).toBe(line);
  paste(file('a.csv'));
  await expect.poll(height).toBeGreaterThan(line + 20);
});
