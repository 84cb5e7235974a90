import katex from 'katex';

/** Longer formulas take too long to set. */
const LONGEST = 5_000;

/** Puts a formula into an element as MathML. Returns false, and leaves the element empty, if it can't be set. */
export function typeset(element: HTMLElement, value: string, display: boolean): boolean {
  element.replaceChildren();
  if (value.length > LONGEST) return false;
  try {
    katex.render(value, element, {
      output: 'mathml',
      displayMode: display,
      strict: 'ignore',
      maxExpand: 500,
      maxSize: 20,
    });
    return true;
  } catch {
    // It isn't TeX, or TeX that KaTeX doesn't know.
    element.replaceChildren();
    return false;
  }
}
