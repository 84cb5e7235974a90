import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ActionsProvider } from '#app/components/action-registry.tsx';
import { ExamplePrompts } from './example-prompts.tsx';

afterEach(() => void vi.restoreAllMocks());

const chart = page.getByRole('button', { name: /Chart the average price by city/ });

test('fills the composer with the input and the sample file', async () => {
  vi.spyOn(window, 'fetch').mockResolvedValue(new Response('city,price', { headers: { 'content-type': 'text/csv' } }));
  const onPick = vi.fn();
  await render(<ExamplePrompts isShown onPick={onPick} />, { wrapper: ActionsProvider });
  await chart.click();
  await vi.waitFor(() => expect(onPick).toHaveBeenCalledOnce());
  const { input, files } = onPick.mock.lastCall?.[0] ?? {};
  expect([input, files[0].name, files[0].type, await files[0].text()]).toEqual([
    'Chart the average price by city',
    'homes.csv',
    'text/csv',
    'city,price',
  ]);
});

test('says in place why a sample can not be loaded, and works again afterwards', async () => {
  const fetching = vi.spyOn(window, 'fetch').mockResolvedValue(Response.json({ error: 'No disk.' }, { status: 500 }));
  const onPick = vi.fn();
  await render(<ExamplePrompts isShown onPick={onPick} />, { wrapper: ActionsProvider });
  await chart.click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The sample could not be loaded.');
  expect(onPick).not.toHaveBeenCalled();
  fetching.mockResolvedValue(new Response('city,price'));
  await chart.click();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
