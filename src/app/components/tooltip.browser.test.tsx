import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { tap } from '#app/testing/tap.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PageTooltip } from './page-tooltip.tsx';
import { tooltip } from './tooltip.ts';

const archive = page.getByRole('button', { name: 'Archive' });
const shown = (text: string) => page.getByText(text, { exact: true });

afterEach(() => void vi.useRealTimers());

/** Shows a tooltip once, so that its code is loaded, and takes over the timers. */
async function fakeTimers() {
  archive.element().focus();
  await userEvent.tab();
  await expect.element(shown('Restore')).toBeVisible();
  page.getByRole('button', { name: 'Restore' }).element().blur();
  await expect.element(shown('Restore')).not.toBeInTheDocument();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

/** Lets time pass, and what follows from it be rendered. */
async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}

async function renderButtons() {
  const perform = vi.fn<() => void>();
  await render(
    <div className="flex gap-20 p-20">
      <Button aria-label="Archive" onClick={perform}>
        <span aria-hidden>×</span>
      </Button>
      <Button aria-label="Restore">
        <span aria-hidden>+</span>
      </Button>
      <Button>Text</Button>
      <a href="#long" className="w-24 truncate" {...tooltip('A title that is too long', { ifCutOff: true })}>
        A title that is too long
      </a>
      <a href="#short" {...tooltip('Short', { ifCutOff: true })}>
        Short
      </a>
      <PageTooltip />
    </div>,
  );
  // A control that appears under the pointer is hovered.
  await page.getByRole('button', { name: 'Text' }).hover();
  return perform;
}

test('a button that shows an icon only shows its name while it has the keyboard focus', async () => {
  await renderButtons();
  await userEvent.tab();
  await expect.element(archive).toHaveFocus();
  await expect.element(shown('Archive')).toBeVisible();
  await expect.element(archive).not.toHaveAccessibleDescription();
  await userEvent.tab();
  await expect.element(shown('Restore')).toBeVisible();
  expect(shown('Archive').query()).toBeNull();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Text' })).toHaveFocus();
  await expect.element(shown('Restore')).not.toBeInTheDocument();
});

test('it shows its name after it was hovered for a moment, and while the pointer is on the tooltip', async () => {
  await renderButtons();
  await fakeTimers();
  await archive.hover();
  await pass(500);
  expect(shown('Archive').query()).toBeNull();
  await pass(200);
  await expect.element(shown('Archive')).toBeVisible();
  await shown('Archive').hover();
  await page.getByRole('button', { name: 'Restore' }).hover();
  await expect.element(shown('Restore')).toBeVisible();
  expect(shown('Archive').query()).toBeNull();
  await page.getByRole('button', { name: 'Text' }).hover();
  await expect.element(shown('Restore')).not.toBeInTheDocument();
});

test('a press hides it until the button is hovered again', async () => {
  const perform = await renderButtons();
  await fakeTimers();
  await archive.hover();
  await pass(700);
  await expect.element(shown('Archive')).toBeVisible();
  await archive.click();
  await expect.element(shown('Archive')).not.toBeInTheDocument();
  await pass(5_000);
  expect(shown('Archive').query()).toBeNull();
  expect(perform).toHaveBeenCalledOnce();
});

test('Escape hides it and leaves the focus', async () => {
  await renderButtons();
  await userEvent.tab();
  await expect.element(shown('Archive')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(shown('Archive')).not.toBeInTheDocument();
  await expect.element(archive).toHaveFocus();
});

test('what explains a button is its description, too, and does not replace its element', async () => {
  const { rerender } = await render(<Button explanation={undefined}>Archive</Button>);
  const element = archive.element();
  await rerender(
    <Button explanation="It is still running." aria-disabled>
      Archive
    </Button>,
  );
  await expect.element(archive).toHaveAccessibleDescription('It is still running.');
  expect(archive.element()).toBe(element);
});

test('a control whose text is cut off shows it as a whole, another does not', async () => {
  await renderButtons();
  const [long, short] = [page.getByRole('link', { name: /^A title/ }), page.getByRole('link', { name: 'Short' })];
  page.getByRole('button', { name: 'Text' }).element().focus();
  await userEvent.tab();
  await expect.element(long).toHaveFocus();
  await expect.poll(() => shown('A title that is too long').elements().length).toBe(2);
  await userEvent.tab();
  await expect.element(short).toHaveFocus();
  await expect.poll(() => shown('A title that is too long').elements().length).toBe(1);
  expect(shown('Short').elements()).toHaveLength(1);
});

test('a finger presses the button and shows no tooltip', async () => {
  const perform = await renderButtons();
  await fakeTimers();
  await tap(archive);
  await pass(5_000);
  expect(perform).toHaveBeenCalledOnce();
  expect(shown('Archive').query()).toBeNull();
});

test('Escape closes the dialog below, too', async () => {
  const onClose = vi.fn<() => void>();
  await render(
    <>
      <Dialog title="Limits" onClose={onClose}>
        Text
      </Dialog>
      <PageTooltip />
    </>,
  );
  page.getByRole('button', { name: 'Close' }).element().blur();
  await userEvent.tab();
  await expect.element(shown('Close')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(shown('Close')).not.toBeInTheDocument();
  expect(onClose).toHaveBeenCalledOnce();
});
