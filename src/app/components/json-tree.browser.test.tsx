import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { JsonTree } from './json-tree.tsx';
import { Revealed } from './reveal.ts';

const branch = (name: RegExp) => page.getByRole('button', { name });
const text = (exact: string) => page.getByText(exact, { exact: true });

test('opens the first level, and other levels by keyboard and pointer', async () => {
  await render(<JsonTree label="Output" value={{ city: 'Girona', rooms: { count: 3 } }} />);
  await expect.element(text('"Girona"')).toBeVisible();
  const rooms = branch(/^rooms: 1 field/);
  await expect.element(rooms).toHaveAttribute('aria-expanded', 'false');
  expect(text('count').query()).toBeNull();
  rooms.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(text('count')).toBeVisible();
  await expect.element(rooms).toHaveAttribute('aria-expanded', 'true');
  await rooms.click();
  await expect.element(text('count')).not.toBeInTheDocument();
});

test('shows a long list in steps of 100, and moves the focus from the removed button to the first new item', async () => {
  const items = Array.from({ length: 150 }, (_, index) => ({ [`field${index}`]: index }));
  await render(<JsonTree label="Output" value={items} />);
  await expect.element(branch(/^99: /)).toBeVisible();
  expect(branch(/^100: /).query()).toBeNull();
  const more = page.getByRole('button', { name: 'Show 50 more' });
  more.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(branch(/^149: /)).toBeVisible();
  await expect.element(more).not.toBeInTheDocument();
  await expect.element(branch(/^100: /)).toHaveFocus();
});

test('shows a text of many lines in a box that scrolls by keyboard and expands', async () => {
  const value = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n');
  await render(<JsonTree label="Log" value={value} />);
  const box = page.getByRole('group', { name: 'Log' }).last();
  await expect.element(box).toHaveTextContent('line 59');
  const height = box.element().clientHeight;
  await userEvent.tab();
  await expect.element(box).toHaveFocus();
  await page.getByRole('button', { name: 'Show all' }).click();
  expect(box.element().clientHeight).toBeGreaterThan(height);
  await page.getByRole('button', { name: 'Show less' }).click();
  expect(box.element().clientHeight).toBe(height);
});

test('renders only the beginning of a very long text until all is requested', async () => {
  const value = `${'word '.repeat(10_000)}the end`;
  await render(<JsonTree label="Log" value={value} />);
  const box = page.getByRole('group', { name: 'Log' }).last();
  await expect.element(box).toHaveTextContent('word');
  await expect.element(box).not.toHaveTextContent('the end');
  await page.getByRole('button', { name: 'Show all 50,007 characters' }).click();
  await expect.element(box).toHaveTextContent('the end');
});

test('opens what find reveals', async () => {
  const value = { list: Array.from({ length: 250 }, (_, index) => ({ name: `item ${index}` })) };
  const tree = <JsonTree label="Output" value={value} path="turn" />;
  const { rerender } = await render(<Revealed value={undefined}>{tree}</Revealed>);
  await expect.element(branch(/^list: /)).toBeVisible();
  await rerender(<Revealed value={{ path: 'turn/list/220/name', all: false }}>{tree}</Revealed>);
  await expect.element(text('"item 220"')).toBeVisible();
});
