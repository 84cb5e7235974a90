// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { typeset } from './typeset.ts';

// KaTeX refuses quirks mode, and happy-dom doesn't set the mode.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' }));

function set(tex: string): Element | undefined {
  const element = document.createElement('span');
  const isSet = typeset(element, tex, true);
  expect(element.childNodes.length > 0).toBe(isSet);
  element.querySelector('annotation')?.remove();
  return isSet ? element : undefined;
}

test.each([
  [String.raw`\mathbb{R}^2`, 'ℝ2'],
  [String.raw`\mathcal{L}`, 'ℒ'],
  [String.raw`\mathscr{F}`, 'ℱ'],
  [String.raw`\mathfrak{gC}`, '𝔤ℭ'],
  [String.raw`\mathbf{x1\Gamma}`, '𝐱𝟏𝚪'],
  [String.raw`\boldsymbol{\alpha x}`, '𝜶𝒙'],
  [String.raw`\mathsf{a1}`, '𝖺𝟣'],
  [String.raw`\mathtt{b2}`, '𝚋𝟸'],
  [String.raw`\mathrm{d}x`, 'dx'],
  [String.raw`\text{for \textbf{all}}`, 'for\u00a0all'],
])('%s has the right letters', (tex, letters) => {
  expect(set(tex)?.textContent).toBe(letters);
});

test.each([
  String.raw`\cancel{x}`,
  String.raw`\bcancel{x}`,
  String.raw`\sout{x}`,
  String.raw`\phase{x}`,
  String.raw`\angl{n}`,
  String.raw`a\llap{b}`,
  String.raw`\href{https://example.com}{x}`,
  String.raw`\nonsense{x}`,
  String.raw`\frac{1`,
])('%s stays source', (tex) => {
  expect(set(tex)).toBeUndefined();
});

test.each([
  [String.raw`\boxed{x}`, 'menclose.border'],
  [String.raw`\overline{abc}`, 'mrow.border-t'],
  [String.raw`\underline{abc}`, 'mrow.border-b'],
  [String.raw`\begin{array}{|c|c}\hline a&b\\ \hline c&d\end{array}`, 'menclose.border-t.border-l'],
  [String.raw`\begin{array}{|c|c}\hline a&b\\ \hline c&d\end{array}`, 'mtr:first-child > mtd.border-r.border-b'],
  [String.raw`\begin{aligned}a&=b\\c&=d\end{aligned}`, 'mtd.text-right.pr-0 + mtd.text-left.pl-0'],
  [String.raw`\begin{align}a&=b\\c&=d\end{align}`, 'mtd.text-right.pr-0 + mtd.text-left.pl-0'],
  [String.raw`\begin{cases}a&b\\c&d\end{cases}`, 'mtd.text-left:not(.pr-0) + mtd.text-left:not(.pl-0)'],
  [String.raw`\xrightarrow{abc}`, 'mpadded:not([width], [lspace])'],
  [String.raw`\sum_{\mathclap{i<n}} x`, 'mpadded:not([width], [lspace])'],
])('%s becomes %s', (tex, selector) => {
  expect(set(tex)?.querySelector(selector)).toBeTruthy();
});

test('draws only the lines of a table', () => {
  expect(set(String.raw`\begin{pmatrix}a&b\\c&d\end{pmatrix}`)?.querySelector('.border-r, .border-b')).toBeNull();
});

test('no formula has style attributes, which the CSP blocks', () => {
  for (const tex of [String.raw`\fcolorbox{red}{blue}{x}`, String.raw`\colorbox{red}{x}`, String.raw`\pmb{x}`]) {
    expect(set(tex)?.querySelector('[style]')).toBeNull();
  }
});
