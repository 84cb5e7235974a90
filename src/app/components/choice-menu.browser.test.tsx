import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ChoiceMenu } from './choice-menu.tsx';

const button = page.getByRole('button', { name: /^Size: / });
const menu = page.getByRole('menu', { name: 'Size' });
const item = (name: RegExp) => menu.getByRole('menuitemradio', { name });

function Page({ onChange }: { onChange: (value: string) => void }) {
  const [value, setValue] = useState<'small' | 'large'>('large');
  return (
    <ChoiceMenu
      name={`Size: ${value}`}
      label="Size"
      choices={[
        { value: 'small', label: 'Small', about: 'For one.' },
        { value: 'large', label: 'Large', about: 'For many.' },
      ]}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    >
      {value}
    </ChoiceMenu>
  );
}

async function open() {
  const onChange = vi.fn<(value: string) => void>();
  await render(<Page onChange={onChange} />);
  await button.click();
  await expect.element(item(/^Large/)).toHaveFocus();
  return onChange;
}

test('opens at the chosen value, and says what each means', async () => {
  await open();
  await expect.element(item(/^Large/)).toBeChecked();
  await expect.element(item(/^Small/)).not.toBeChecked();
  await expect.element(item(/^Small/)).toHaveTextContent('For one.');
});

test('a choice by key changes the value, closes the menu and returns the focus', async () => {
  const onChange = await open();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(item(/^Small/)).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(menu).not.toBeInTheDocument();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('small');
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAccessibleName('Size: small');
});

test('choosing the chosen value, or Esc, closes the menu and changes nothing', async () => {
  const onChange = await open();
  await item(/^Large/).click();
  await expect.element(menu).not.toBeInTheDocument();
  await button.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  expect(onChange).not.toHaveBeenCalled();
});
