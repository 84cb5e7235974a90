import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      {isOpen && (
        <Dialog title="Limits" onClose={() => setOpen(false)} actions={<Button>Save</Button>}>
          <label>
            Credits a day
            <input type="text" defaultValue="a long text to select" />
          </label>
        </Dialog>
      )}
    </>
  );
}

const dialog = () => page.getByRole('dialog', { name: 'Limits' });

async function open() {
  await render(<Opener />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(dialog()).toBeVisible();
}

test('takes its name from its title, moves the focus inside, and keeps it there', async () => {
  await open();
  for (let presses = 0; presses < 6; presses++) {
    expect(dialog().element().contains(document.activeElement)).toBe(true);
    await userEvent.tab();
  }
});

test('closes with Escape and returns the focus to what opened it', async () => {
  await open();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

test('closes by a press outside, but not when a text selection ends outside', async () => {
  await open();
  const field = page.getByRole('textbox', { name: 'Credits a day' });
  await userEvent.dragAndDrop(field, document.body, {
    sourcePosition: { x: 20, y: 8 },
    targetPosition: { x: 5, y: 5 },
  });
  await expect.element(dialog()).toBeVisible();
  await userEvent.click(document.body, { position: { x: 5, y: 5 }, force: true });
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('closes by its button', async () => {
  await open();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('keeps the focus where it is when it is rendered again', async () => {
  const dialogWith = (text: string) => (
    <Dialog title="Limits" onClose={() => undefined} actions={<Button>Save</Button>}>
      <p>{text}</p>
      <input data-initial-focus aria-label="Credits a day" />
    </Dialog>
  );
  const { rerender } = await render(dialogWith('Spent 1 credit'));
  await expect.element(page.getByRole('textbox', { name: 'Credits a day' })).toHaveFocus();
  page.getByRole('button', { name: 'Save' }).element().focus();
  await rerender(dialogWith('Spent 2 credits'));
  await expect.element(page.getByText('Spent 2 credits')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Save' })).toHaveFocus();
});
