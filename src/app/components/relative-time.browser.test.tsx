import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Clock } from './clock.tsx';
import { RelativeTime } from './relative-time.tsx';

const NOON = Date.parse('2026-11-30T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('grows older while it is shown, and has the exact time', async () => {
  await render(<RelativeTime at="2026-11-30T11:59:30Z" ago />);
  const time = page.getByRole('time');
  await expect.element(time).toHaveTextContent('now');
  await vi.advanceTimersByTimeAsync(120_000);
  await expect.element(time).toHaveTextContent('2m ago');
  await expect.element(time).toHaveAttribute('datetime', '2026-11-30T11:59:30Z');
  expect(time.element().getAttribute('title')).toContain('2026');
});

test('a clock counts the seconds since then', async () => {
  await render(<Clock since={NOON - 65_000} />);
  await expect.element(page.getByText('1:05')).toBeVisible();
  await vi.advanceTimersByTimeAsync(3_000);
  await expect.element(page.getByText('1:08')).toBeVisible();
});
