import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { tap } from '#app/testing/tap.ts';
import { Combobox, type ComboboxOption } from './combobox.tsx';

const OPTIONS: readonly ComboboxOption[] = [
  { value: null, label: 'New worker', about: 'The input becomes its instructions' },
  { value: 'wrk_1', label: 'Contract reader', about: 'Cites the clause' },
  { value: 'wrk_2', label: 'Price analyst', about: null },
];

const button = page.getByRole('button', { name: /^Worker: / });
const popup = page.getByRole('dialog', { name: 'Choose a worker' });
const field = page.getByRole('combobox', { name: 'Find a worker' });
const option = (name: string | RegExp) => page.getByRole('option', { name });

const FOLDED = {
  label: 'One-off (2)',
  about: 'Created with a task',
  options: [
    { value: 'wrk_3', label: 'Add two numbers', about: null },
    { value: 'wrk_4', label: 'Translate this', about: null, figure: '12 credits' },
  ],
};

type PickerProps = {
  onChange: (value: string | null) => void;
  folded?: typeof FOLDED;
};

function WorkerPicker({ onChange, folded }: PickerProps) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <>
      <Combobox
        name={`Worker: ${value ?? 'new'}`}
        explanation={undefined}
        label="Choose a worker"
        listLabel="Workers"
        fieldLabel="Find a worker"
        empty="No worker has that name."
        options={OPTIONS}
        {...(folded && { folded })}
        value={value}
        onChange={(chosen) => {
          setValue(chosen);
          onChange(chosen);
        }}
      >
        Choose
      </Combobox>
      <button type="button">After the combobox</button>
    </>
  );
}

async function open(folded?: typeof FOLDED) {
  const onChange = vi.fn<(value: string | null) => void>();
  await render(<WorkerPicker onChange={onChange} {...(folded && { folded })} />);
  await button.click();
  await expect.element(field).toHaveFocus();
  return onChange;
}

/** The option that Enter would choose. */
function activeOption(): string {
  const id = field.element().getAttribute('aria-activedescendant');
  return document.getElementById(id ?? '')?.textContent ?? '';
}

test('the chosen option is active first, and arrow keys move through the options and wrap around', async () => {
  await open();
  await expect.poll(activeOption).toContain('New worker');
  await expect.element(option(/New worker/)).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(activeOption).toContain('Contract reader');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.poll(activeOption).toContain('New worker');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(activeOption).toContain('Price analyst');
});

test('Enter chooses, closes the list and returns the focus', async () => {
  const onChange = await open();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(activeOption).toContain('Contract reader');
  await userEvent.keyboard('{Enter}');
  await expect.element(popup).not.toBeInTheDocument();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('wrk_1');
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(activeOption).toContain('Contract reader');
});

test('typed text finds an option by its label, description or value, and the first match is active', async () => {
  const onChange = await open();
  for (const [typed, name] of [
    ['CLAUSE', 'Contract reader'],
    ['wrk_2', 'Price analyst'],
    ['becomes', 'New worker'],
  ] as const) {
    await field.fill(typed);
    await expect.poll(() => page.getByRole('option').elements().length).toBe(1);
    await expect.poll(activeOption).toContain(name);
  }
  await field.fill('price');
  await expect.poll(activeOption).toContain('Price analyst');
  await userEvent.keyboard('{Enter}');
  expect(onChange).toHaveBeenCalledExactlyOnceWith('wrk_2');
});

test('announces that nothing matches, and Enter then chooses nothing', async () => {
  const onChange = await open();
  await field.fill('nobody');
  await expect.element(page.getByRole('status')).toHaveTextContent('No worker has that name.');
  await userEvent.keyboard('{Enter}');
  expect(onChange).not.toHaveBeenCalled();
  await expect.element(popup).toBeVisible();
});

test('Escape closes it without a change and returns the focus', async () => {
  const onChange = await open();
  await userEvent.keyboard('{ArrowDown}{Escape}');
  await expect.element(popup).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  expect(onChange).not.toHaveBeenCalled();
});

test('Tab closes it and moves on from its button', async () => {
  await open();
  await userEvent.tab();
  await expect.element(popup).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'After the combobox' })).toHaveFocus();
});

test('its button and a press elsewhere close it', async () => {
  await open();
  await button.click();
  await expect.element(popup).not.toBeInTheDocument();
  await button.click();
  await expect.element(popup).toBeVisible();
  await userEvent.click(document.body, { position: { x: 600, y: 500 } });
  await expect.element(popup).not.toBeInTheDocument();
});

test('opens and chooses by touch', async () => {
  const onChange = vi.fn<(value: string | null) => void>();
  await render(<WorkerPicker onChange={onChange} />);
  await tap(button);
  await expect.element(popup).toBeVisible();
  await tap(option(/Price analyst/));
  await expect.element(popup).not.toBeInTheDocument();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('wrk_2');
});

test('a line shows and hides the folded options, and stays open', async () => {
  const onChange = await open(FOLDED);
  await expect.element(option(/One-off \(2\)/)).toBeVisible();
  await expect.element(option(/Translate this/)).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(activeOption).toContain('One-off (2)');
  await userEvent.keyboard('{Enter}');
  await expect.element(option(/Translate this/)).toHaveTextContent('12 credits');
  await option(/One-off \(2\)/).click();
  await expect.element(option(/Translate this/)).not.toBeInTheDocument();
  await option(/One-off \(2\)/).click();
  expect(onChange).not.toHaveBeenCalled();
  await option(/Translate this/).click();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('wrk_4');
  await expect.element(popup).not.toBeInTheDocument();
  await button.click();
  await expect.element(option(/Translate this/)).toHaveAttribute('aria-selected', 'true');
});

test('typed text finds folded options, without the line', async () => {
  await open(FOLDED);
  await field.fill('trans');
  await expect.element(option(/Translate this/)).toBeVisible();
  await expect.poll(() => page.getByRole('option').elements().length).toBe(1);
});
