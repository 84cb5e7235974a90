import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useFocusWithin } from './use-focus-within.ts';

/** The field makes room above the button while it has the focus. */
function Page({ onClick }: { onClick: () => void }) {
  const { isFocused, onFocus, onBlur } = useFocusWithin();
  return (
    <>
      <div style={{ height: isFocused ? 200 : 0 }} />
      <button type="button" onClick={onClick}>
        Remove
      </button>
      <div onFocus={onFocus} onBlur={onBlur}>
        <input aria-label="Input" />
      </div>
      <p>{isFocused ? 'open' : 'closed'}</p>
    </>
  );
}

test('a press that takes the focus away still reaches its target', async () => {
  const onClick = vi.fn();
  await render(<Page onClick={onClick} />);
  await page.getByRole('textbox').click();
  await expect.element(page.getByText('open')).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  expect(onClick).toHaveBeenCalledOnce();
  await expect.element(page.getByText('closed')).toBeVisible();
});

test('leaving by keyboard closes at once', async () => {
  await render(<Page onClick={() => {}} />);
  await page.getByRole('textbox').click();
  await expect.element(page.getByText('open')).toBeVisible();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  await expect.element(page.getByText('closed')).toBeVisible();
});
