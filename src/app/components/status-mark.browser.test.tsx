import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Progress } from './progress.tsx';
import { StatusMark } from './status-mark.tsx';

test('an icon alone still has its word for screen readers and as a tooltip', async () => {
  await render(<StatusMark tone="error" word="Error" iconOnly />);
  await expect.element(page.getByText('Error')).toBeInTheDocument();
  await expect.element(page.getByTitle('Error')).toBeVisible();
});

test('progress has its value and its words, and no value while the total is unknown', async () => {
  const { rerender } = await render(<Progress label="Export" done={3} of={12} words="3 of 12 tasks" />);
  const bar = page.getByRole('progressbar', { name: 'Export' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '25');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '3 of 12 tasks');
  await rerender(<Progress label="Export" done={3} of={undefined} words="3 tasks" />);
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
  await rerender(<Progress label="Export" done={0} of={0} words="Done" />);
  await expect.element(bar).toHaveAttribute('aria-valuenow', '100');
});
