import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { finishStart } from '#app/lib/after-start.ts';
import { t } from '#app/messages/common.ts';
import { Dialog } from './dialog.tsx';
import { dismissToast, showToast, Toasts } from './toasts.tsx';

const toasts = page.getByRole('region', { name: t('notifications') });
const toast = (text: string) => toasts.getByText(text, { exact: true });
const SAVED = { id: 'saved', text: 'The worker was saved.' };

afterEach(() => {
  vi.useRealTimers();
  dismissToast('saved');
});

test('announces a toast in a live region that is there before it', async () => {
  await render(<Toasts />);
  await finishStart();
  await expect.element(toasts).toHaveAttribute('aria-live', 'polite');
  showToast(SAVED);
  await expect.element(toast(SAVED.text)).toBeVisible();
});

test('shows a toast from before it was mounted', async () => {
  showToast(SAVED);
  await render(<Toasts />);
  await expect.element(toast(SAVED.text)).toBeVisible();
});

test('a toast replaces an earlier one with the same id', async () => {
  await render(<Toasts />);
  showToast({ id: 'saved', text: 'Saving the worker.' });
  await expect.element(toast('Saving the worker.')).toBeVisible();
  showToast(SAVED);
  await expect.element(toast(SAVED.text)).toBeVisible();
  expect(toast('Saving the worker.').query()).toBeNull();
});

test('stays until it is dismissed, unless it has a time', async () => {
  await render(<Toasts />);
  vi.useFakeTimers();
  showToast(SAVED);
  showToast({ id: 'brief', text: 'The id was copied.', forMs: 6_000 });
  await vi.advanceTimersByTimeAsync(5_900);
  expect(toast('The id was copied.').query()).not.toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await expect.element(toast('The id was copied.')).not.toBeInTheDocument();
  await toasts.getByRole('button', { name: t('dismiss') }).click();
  await expect.element(toast(SAVED.text)).not.toBeInTheDocument();
});

test('its action is performed', async () => {
  const onSelect = vi.fn<() => void>();
  await render(<Toasts />);
  showToast({ ...SAVED, action: { label: 'Undo', onSelect } });
  await toasts.getByRole('button', { name: 'Undo' }).click();
  expect(onSelect).toHaveBeenCalledOnce();
});

test('F6 moves the focus to a toast above a dialog, whose focus comes back', async () => {
  await render(
    <>
      <Dialog title="Limits" onClose={() => undefined}>
        <input data-initial-focus aria-label="Credits a day" />
      </Dialog>
      <Toasts />
    </>,
  );
  const field = page.getByRole('textbox', { name: 'Credits a day' });
  await expect.element(field).toHaveFocus();
  showToast({ ...SAVED, action: { label: 'Undo', onSelect: () => undefined } });
  await expect.element(toast(SAVED.text)).toBeVisible();
  await userEvent.keyboard('{F6}');
  await expect.poll(() => toasts.element().contains(document.activeElement)).toBe(true);
  const dismiss = toasts.getByRole('button', { name: t('dismiss') });
  while (document.activeElement !== dismiss.element()) await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveFocus();
});
