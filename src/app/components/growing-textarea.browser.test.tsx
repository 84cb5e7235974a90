import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { GrowingTextarea } from './growing-textarea.tsx';

const field = page.getByRole('textbox', { name: 'Input' });
const height = () => field.element().clientHeight;
const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line}`).join('\n');

function Field({ className }: { className: string }) {
  const [value, setValue] = useState('');
  return (
    <GrowingTextarea
      aria-label="Input"
      className={className}
      value={value}
      onChange={(event) => setValue(event.target.value)}
    />
  );
}

afterEach(() => void vi.restoreAllMocks());

for (const [browser, supports, className] of [
  ['that sizes fields by their content', true, ''],
  ['that does not', false, '[field-sizing:fixed]!'],
] as const) {
  test(`grows and shrinks with its text up to its limit, in a browser ${browser}`, async () => {
    vi.spyOn(CSS, 'supports').mockReturnValue(supports);
    await render(<Field className={`max-h-60 ${className}`} />);
    const empty = height();
    await field.fill(lines(5));
    const grown = height();
    expect(grown).toBeGreaterThan(empty * 2);
    await field.fill(lines(100));
    expect(height()).toBeLessThanOrEqual(240);
    expect(height()).toBeGreaterThan(grown);
    await field.fill('');
    expect(height()).toBe(empty);
  });
}
