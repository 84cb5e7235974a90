import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { t } from '#app/messages/common.ts';
import { CopyButton } from './copy-button.tsx';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('copies the current text, announces it, and shows its label again', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  vi.useFakeTimers();
  let text = 'before';
  await render(<CopyButton label="Copy id" text={() => text} />);
  text = 'tsk_1';
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  await expect.element(page.getByRole('button', { name: 'Copied' })).toHaveFocus();
  expect(writeText).toHaveBeenCalledExactlyOnceWith('tsk_1');
  await vi.advanceTimersByTimeAsync(2_000);
  await expect.element(page.getByRole('button', { name: 'Copy id' })).toHaveFocus();
  await expect.element(page.getByRole('status')).toBeEmptyDOMElement();
});

test('reports that the browser refused', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await render(<CopyButton label="Copy id" text={() => 'tsk_1'} />);
  await page.getByRole('button', { name: 'Copy id' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent(t('copyBlocked'));
});

test('a button with a visible label has only that label as its name', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await render(<CopyButton label="Copy" size="base" text={() => 'x'} />);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  await expect.element(page.getByRole('button')).toHaveAccessibleName('Copied');
  expect(page.getByRole('button').element()).not.toContainElement(page.getByRole('status').element());
});

test('copies text and HTML together', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  await render(<CopyButton label="Copy table" size="small" text={() => 'a\tb'} html={() => '<table></table>'} />);
  await page.getByRole('button', { name: 'Copy table' }).click();
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const item = write.mock.calls[0]?.[0][0];
  expect(await (await item?.getType('text/plain'))?.text()).toBe('a\tb');
  expect(await (await item?.getType('text/html'))?.text()).toBe('<table></table>');
});
