import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { lazyPart } from './lazy-part.tsx';

const Part = () => <p>The part</p>;

test('offers a retry when its code could not be loaded, then shows the part', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const load = vi
    .fn<() => Promise<typeof Part>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValue(Part);
  const Lazy = lazyPart(load, ({ onRetry }) => (
    <button type="button" onClick={onRetry}>
      Retry
    </button>
  ));
  await render(
    <Suspense>
      <Lazy />
    </Suspense>,
  );
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect.element(page.getByText('The part')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
});

test('renders a preloaded part at once', async () => {
  const Lazy = lazyPart(
    async () => Part,
    () => null,
  );
  await Lazy.preload();
  await render(
    <Suspense fallback="Loading">
      <Lazy />
    </Suspense>,
  );
  expect(page.getByText('The part').query()).not.toBeNull();
});
