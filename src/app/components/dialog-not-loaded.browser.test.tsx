import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { t } from '#app/messages/common.ts';
import { DialogNotLoaded } from './dialog-not-loaded.tsx';
import { isModalOpen } from './is-modal-open.ts';

const dialog = page.getByRole('dialog', { name: t('notLoaded') });

async function open(retrying = false) {
  const props = { onClose: vi.fn<() => void>(), onRetry: vi.fn<() => void>(), retrying };
  await render(<DialogNotLoaded {...props} />);
  await expect.element(dialog).toBeVisible();
  return props;
}

test('is modal, and offers a retry', async () => {
  const { onRetry } = await open();
  expect(isModalOpen()).toBe(true);
  await dialog.getByRole('button', { name: t('retry') }).click();
  expect(onRetry).toHaveBeenCalledOnce();
});

test('does not retry twice at the same time', async () => {
  await open(true);
  await expect.element(dialog.getByRole('button', { name: t('retry') })).toBeDisabled();
});

test('closes by its button', async () => {
  const { onClose } = await open();
  await dialog.getByRole('button', { name: t('close') }).click();
  expect(onClose).toHaveBeenCalledOnce();
});

test('closes by Esc', async () => {
  const { onClose } = await open();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});
