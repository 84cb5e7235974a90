import { Archive } from 'lucide-react';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { t } from '#app/messages/common.ts';
import { ActionButton } from './action-button.tsx';
import type { Action } from './action.ts';
import { dismissToast, Toasts } from './toasts.tsx';

const button = page.getByRole('button', { name: 'Archive' });

function createAction(disabled?: string) {
  return {
    id: 'archive',
    label: 'Archive',
    group: 'task',
    icon: Archive,
    keys: 'e',
    disabled,
    perform: vi.fn<() => void>(),
  } satisfies Action;
}

test('performs its action', async () => {
  const action = createAction();
  await render(<ActionButton action={action} />);
  await button.click();
  expect(action.perform).toHaveBeenCalledOnce();
});

test('an icon button takes its name and its keys from the action', async () => {
  await render(<ActionButton action={createAction()} size="icon" />);
  await expect.element(button).toHaveAccessibleDescription('Archive (e)');
  expect(button.element().textContent).toBe('');
});

test('a disabled button can be focused, explains itself, and does not perform', async () => {
  const action = createAction('It is still running.');
  await render(
    <>
      <ActionButton action={action} />
      <Toasts />
    </>,
  );
  await expect.element(button).toHaveAccessibleDescription('It is still running.');
  button.element().focus();
  await expect.element(button).toHaveFocus();
  await button.click({ force: true });
  await expect
    .element(page.getByRole('region', { name: t('notifications') }).getByText('It is still running.'))
    .toBeVisible();
  expect(action.perform).not.toHaveBeenCalled();
  dismissToast('archive');
});
