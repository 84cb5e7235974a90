import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LimitDialog } from './limit-dialog.tsx';

const figures = {
  spent: 149,
  limit: 160,
  cost: { n: 12, p50: 11, p90: 20, completed: 1 },
  waiting: { turns: 2, credits: 22 },
};

async function renderDialog() {
  const calls = { onConfirm: vi.fn(), onClose: vi.fn() };
  await render(<LimitDialog figures={figures} budget="standard" {...calls} />);
  return { ...calls, dialog: page.getByRole('dialog', { name: 'Send past today’s limit?' }) };
}

test('shows what was spent, what is queued and what this turn usually costs', async () => {
  const { dialog } = await renderDialog();
  await expect.element(dialog).toHaveTextContent('149 credits spent today. Your limit is 160.');
  await expect.element(dialog).toHaveTextContent('2 queued turns may cost 22 credits.');
  await expect.element(dialog).toHaveTextContent('usually costs 11 credits, rarely over 20.');
});

test('does not send by default, but when asked to', async () => {
  const { dialog, onConfirm, onClose } = await renderDialog();
  await expect.element(dialog.getByRole('button', { name: 'Don’t send' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect([onClose.mock.calls.length, onConfirm.mock.calls.length]).toEqual([1, 0]);
  await dialog.getByRole('button', { name: 'Send anyway' }).click();
  expect(onConfirm).toHaveBeenCalledOnce();
});
