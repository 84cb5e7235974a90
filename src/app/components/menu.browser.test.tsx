import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { tap } from '#app/testing/tap.ts';
import type { Action } from './action.ts';
import { Menu } from './menu.tsx';
import { Toasts } from './toasts.tsx';

const button = page.getByRole('button', { name: 'More about this task' });
const menu = page.getByRole('menu', { name: 'More about this task' });
const item = (name: string | RegExp) => menu.getByRole('menuitem', { name });

function Page({ perform, running = true }: { perform: (id: string) => void; running?: boolean }) {
  const action = (id: string, label: string): Action => ({ id, label, group: 'task', perform: () => perform(id) });
  const actions = [
    action('copy', 'Copy id'),
    action('export', 'Export as Markdown'),
    { ...action('archive', 'Archive'), disabled: running ? 'It is still running.' : undefined },
  ];
  return (
    <>
      <Menu label="More about this task" actions={actions}>
        More
      </Menu>
      <input aria-label="After the menu" />
      <Toasts />
    </>
  );
}

async function open() {
  const perform = vi.fn<(id: string) => void>();
  const { rerender } = await render(<Page perform={perform} />);
  button.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Copy id')).toHaveFocus();
  return { perform, rerender };
}

test('arrow keys, Home, End and typed letters move through the actions', async () => {
  await open();
  for (const [keys, name] of [
    ['{End}', /^Archive/],
    ['{ArrowDown}', 'Copy id'],
    ['exp', 'Export as Markdown'],
    ['{Home}', 'Copy id'],
    ['{ArrowUp}', /^Archive/],
  ] as const) {
    await userEvent.keyboard(keys);
    await expect.element(item(name)).toHaveFocus();
  }
});

test('Enter performs the action, closes the menu and returns the focus', async () => {
  const { perform } = await open();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Export as Markdown')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(menu).not.toBeInTheDocument();
  expect(perform).toHaveBeenCalledExactlyOnceWith('export');
  await expect.element(button).toHaveFocus();
});

test('Escape closes it and returns the focus', async () => {
  const { perform } = await open();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  expect(perform).not.toHaveBeenCalled();
});

test('Tab closes it and moves on from its button', async () => {
  await open();
  await userEvent.tab();
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(page.getByRole('textbox', { name: 'After the menu' })).toHaveFocus();
});

test('its button opens and closes it, and a press elsewhere closes it', async () => {
  await render(<Page perform={vi.fn<() => void>()} />);
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  await expect.element(menu).toBeVisible();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await button.click();
  await expect.element(menu).not.toBeInTheDocument();
  await button.click();
  await expect.element(menu).toBeVisible();
  await userEvent.click(document.body, { position: { x: 600, y: 500 } });
  await expect.element(menu).not.toBeInTheDocument();
});

test('a disabled action can be reached, says why it is disabled, and is not performed', async () => {
  const { perform } = await open();
  await userEvent.keyboard('{End}');
  await expect.element(item('Archive It is still running.')).toHaveFocus();
  await expect.element(item(/^Archive/)).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog').getByText('It is still running.')).toBeVisible();
  expect(perform).not.toHaveBeenCalled();
});

test('a finger opens it and chooses', async () => {
  const perform = vi.fn<(id: string) => void>();
  await render(<Page perform={perform} />);
  await tap(button);
  await expect.element(menu).toBeVisible();
  await tap(item('Copy id'));
  await expect.element(menu).not.toBeInTheDocument();
  expect(perform).toHaveBeenCalledExactlyOnceWith('copy');
});

test('the focus stays where it is when the actions change', async () => {
  const { perform, rerender } = await open();
  await userEvent.keyboard('{End}');
  await rerender(<Page perform={perform} running={false} />);
  await expect.element(item('Archive')).toHaveAttribute('aria-disabled', 'false');
  await expect.element(item('Archive')).toHaveFocus();
});
