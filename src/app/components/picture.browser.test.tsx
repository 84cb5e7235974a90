import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Picture } from './picture.tsx';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>';

async function renderPicture(load: (signal: AbortSignal) => Promise<Blob>) {
  return render(
    <Picture load={load} mediaType="image/svg+xml" alt="A chart" pending="Loading" fallback="No preview" />,
  );
}

test('shows a file that is quick to draw', async () => {
  await renderPicture(() => Promise.resolve(new Blob([SVG])));
  const image = page.getByRole('img', { name: 'A chart' });
  await expect.element(image).toBeVisible();
  await expect.poll(() => (image.element() as HTMLImageElement).naturalWidth).toBe(20);
});

test.each([
  ['runs code', () => Promise.resolve(new Blob([SVG.replace('<rect', '<script>alert(1)</script><rect')]))],
  ['is no picture', () => Promise.resolve(new Blob(['hello']))],
  ['can not be loaded', () => Promise.reject(new Error('lost'))],
])('shows the fallback for a file that %s', async (_, load) => {
  await renderPicture(load);
  await expect.element(page.getByText('No preview')).toBeVisible();
  expect(page.getByRole('img').query()).toBeNull();
});

test('stops loading when it is removed', async () => {
  const load = vi.fn((_signal: AbortSignal) => new Promise<Blob>(() => undefined));
  const { unmount } = await renderPicture(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  await unmount();
  expect(load.mock.lastCall?.[0].aborted).toBe(true);
});
