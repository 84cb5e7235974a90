import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { RetryNotice } from './retry-notice.tsx';

const retry = page.getByRole('button', { name: /^Retry/ });

afterEach(() => void vi.useRealTimers());

test('is an alert with advice, and retries', async () => {
  const onRetry = vi.fn<() => void>();
  await render(<RetryNotice title="The API failed." advice="Nothing was lost." again onRetry={onRetry} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('The API failed.Nothing was lost.');
  await retry.click();
  expect(onRetry).toHaveBeenCalledOnce();
});

test('counts down until a retry is possible', async () => {
  vi.useFakeTimers();
  await render(
    <RetryNotice title="Too many requests." advice="Wait." waitMs={3_000} again onRetry={() => undefined} />,
  );
  await expect.element(retry).toBeDisabled();
  await expect.element(retry).toHaveTextContent('Retry in 3 s');
  await vi.advanceTimersByTimeAsync(2_000);
  await expect.element(retry).toHaveTextContent('Retry in 1 s');
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(retry).toBeEnabled();
});

test('offers no retry that cannot help', async () => {
  await render(<RetryNotice title="Not found." advice="It was deleted." again={false} onRetry={() => undefined} />);
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(retry.query()).toBeNull();
});
