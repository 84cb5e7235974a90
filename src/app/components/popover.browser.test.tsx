import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { tap } from '#app/testing/tap.ts';
import { Popover } from './popover.tsx';

const button = page.getByRole('button', { name: 'Credits' });
const popover = page.getByRole('dialog', { name: 'Credits' });
const least = page.getByRole('textbox', { name: 'At least' });

async function renderPopover(disabled?: string) {
  const apply = vi.fn<(text: string) => void>();
  await render(
    <>
      <Popover label="Credits" button="Credits" width="w-60" disabled={disabled}>
        <label>
          At least
          <input onBlur={(event) => apply(event.target.value)} />
        </label>
        <label>
          At most
          <input />
        </label>
      </Popover>
      <button type="button">After the popover</button>
    </>,
  );
  return apply;
}

test('opens at its first control', async () => {
  await renderPopover();
  await button.click();
  await expect.element(least).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
});

test('opens at the control that is checked', async () => {
  await render(
    <Popover label="Credits" button="Credits" width="w-60">
      {['Any', 'Some'].map((name) => (
        <label key={name}>
          <input type="radio" name="credits" defaultChecked={name === 'Some'} />
          {name}
        </label>
      ))}
    </Popover>,
  );
  await button.click();
  await expect.element(page.getByRole('radio', { name: 'Some' })).toHaveFocus();
});

test('Escape applies what was typed, closes it and returns the focus', async () => {
  const apply = await renderPopover();
  await button.click();
  await least.fill('25');
  await userEvent.keyboard('{Escape}');
  await expect.element(popover).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  expect(apply).toHaveBeenCalledExactlyOnceWith('25');
});

test('a press outside applies what was typed and closes it', async () => {
  const apply = await renderPopover();
  await button.click();
  await least.fill('26');
  await userEvent.click(document.body, { position: { x: 600, y: 500 } });
  await expect.element(popover).not.toBeInTheDocument();
  expect(apply).toHaveBeenCalledExactlyOnceWith('26');
});

test('stays open when a text selection that began in it ends outside', async () => {
  await renderPopover();
  await button.click();
  await least.fill('25');
  await userEvent.dragAndDrop(least, document.body, {
    sourcePosition: { x: 20, y: 8 },
    targetPosition: { x: 600, y: 500 },
  });
  await expect.element(popover).toBeVisible();
});

test('Tab leads through it and on to what comes after its button', async () => {
  await renderPopover();
  await button.click();
  await expect.element(least).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('textbox', { name: 'At most' })).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'After the popover' })).toHaveFocus();
  await expect.element(popover).not.toBeInTheDocument();
});

test('a finger opens and closes it', async () => {
  await renderPopover();
  await tap(button);
  await expect.element(popover).toBeVisible();
  await tap(button);
  await expect.element(popover).not.toBeInTheDocument();
});

test('does not open while it is disabled, and says why', async () => {
  await renderPopover('This API has no filters.');
  await expect.element(button).toHaveAccessibleDescription('This API has no filters.');
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await button.click({ force: true });
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  expect(popover.query()).toBeNull();
});
