import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { tap } from '#app/testing/tap.ts';
import { Segmented } from './segmented.tsx';

const OPTIONS = ['Low', 'Standard', 'High'].map((label) => ({ value: label, label }));
const radio = (name: string) => page.getByRole('radio', { name });

function Budget({ disabled = false }: { disabled?: boolean }) {
  const [value, setValue] = useState('Standard');
  return (
    <>
      <Segmented
        label="Budget"
        options={OPTIONS}
        value={value}
        onChange={setValue}
        disabled={disabled}
        describedBy="when"
      />
      <p id="when">{`Use ${value}.`}</p>
      <button type="button">After the choice</button>
    </>
  );
}

test('is one tab stop, and arrow keys choose and wrap around', async () => {
  await render(<Budget />);
  await userEvent.tab();
  await expect.element(radio('Standard')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(radio('High')).toBeChecked();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(radio('Low')).toBeChecked();
  await expect.element(radio('Low')).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'After the choice' })).toHaveFocus();
});

test('has a name and a description', async () => {
  await render(<Budget />);
  const group = page.getByRole('group', { name: 'Budget' });
  await expect.element(group).toHaveAccessibleDescription('Use Standard.');
});

test('chooses an option by a press on its text and by touch', async () => {
  await render(<Budget />);
  await page.getByText('High', { exact: true }).click({ force: true });
  await expect.element(radio('High')).toBeChecked();
  await tap(radio('Low'));
  await expect.element(radio('Low')).toBeChecked();
});

test('nothing can be chosen while it is disabled', async () => {
  await render(<Budget disabled />);
  await page.getByText('High', { exact: true }).click({ force: true });
  await expect.element(radio('High')).toBeDisabled();
  await expect.element(radio('Standard')).toBeChecked();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'After the choice' })).toHaveFocus();
});
