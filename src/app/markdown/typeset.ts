import katex from 'katex';
import { mathLetters } from './math-letters.ts';

const LONGEST = 5_000;

/** KaTeX enclosures that CSS borders can draw. */
const BORDERS: ReadonlyMap<string, string> = new Map([
  ['box', 'border border-current px-1.5 py-0.5'],
  ['top', 'border-t border-current'],
  ['bottom', 'border-b border-current'],
  ['left', 'border-l border-current'],
  ['right', 'border-r border-current'],
]);

/** Stretchy accents, by the characters that KaTeX writes. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['ˇ', '\u030c'],
]);

/** Returns false, and empties the element, if the formula can't be shown correctly. */
export function typeset(element: HTMLElement, value: string, display: boolean): boolean {
  element.replaceChildren();
  if (value.length > LONGEST) return false;
  let isTrusted = true;
  try {
    katex.render(value, element, {
      output: 'mathml',
      displayMode: display,
      strict: 'ignore',
      maxExpand: 500,
      maxSize: 20,
      // Avoids style attributes, which the CSP blocks.
      macros: { '\\pmb': '\\boldsymbol{#1}', '\\fcolorbox': '\\@secondoftwo{#1#2}{\\fbox{#3}}' },
      // KaTeX drops untrusted content, such as links.
      trust: () => (isTrusted = false),
    });
  } catch {
    isTrusted = false;
  }
  if (isTrusted && adaptToBrowsers(element)) return true;
  element.replaceChildren();
  return false;
}

/** Replaces what isn't in MathML Core. Returns false if that would change the formula. */
function adaptToBrowsers(formula: Element): boolean {
  // Negative space: browsers would overlap the neighbours.
  if (formula.querySelector('[lspace="-1width"]') !== null) return false;
  for (const styled of formula.querySelectorAll('[mathvariant]')) writeLetters(styled);
  // Centred over its neighbours: needs its own space.
  for (const centred of formula.querySelectorAll('mpadded[lspace="-0.5width"]')) {
    for (const name of ['width', 'lspace']) centred.removeAttribute(name);
  }
  for (const padded of formula.querySelectorAll('mpadded[width^="+"]')) {
    for (const name of ['width', 'height', 'lspace', 'voffset', 'style']) padded.removeAttribute(name);
    padded.classList.add('px-1');
  }
  for (const accent of formula.querySelectorAll('mover > mo[stretchy="true"]')) {
    accent.textContent = ACCENTS.get(accent.textContent) ?? accent.textContent;
  }
  for (const line of formula.querySelectorAll('mover > mo:last-child, munder > mo:last-child')) drawLine(line);
  for (const table of formula.querySelectorAll('mtable')) alignColumns(table);
  return [...formula.querySelectorAll('menclose')].every(drawBorders);
}

/** Converts styled letters, except in text, which CSS styles. */
function writeLetters(element: Element) {
  const variant = element.getAttribute('mathvariant') ?? '';
  if (element.localName !== 'mtext') element.textContent = mathLetters(element.textContent, variant);
}

/** Draws long lines as borders, because no character stretches that far. */
function drawLine(line: Element) {
  const [parent, base] = [line.parentElement, line.previousElementSibling];
  if (line.textContent !== '‾' || parent === null || base === null) return;
  const row = document.createElementNS(parent.namespaceURI, 'mrow');
  row.setAttribute(
    'class',
    parent.localName === 'mover' ? 'border-t border-current pt-px' : 'border-b border-current pb-px',
  );
  row.append(base);
  parent.replaceWith(row);
}

function alignColumns(table: Element) {
  const listOf = (name: string) => table.getAttribute(name)?.split(' ') ?? [];
  const [sides, gaps, lines, rowLines] = ['columnalign', 'columnspacing', 'columnlines', 'rowlines'].map(listOf);
  [...table.children].forEach((row, r) => {
    const cells = [...row.children].filter((cell) => !cell.matches('.mtr-glue, .mml-eqn-num'));
    cells.forEach((cell, i) => {
      const classes = [
        sides?.[i] === 'left' && 'text-left',
        sides?.[i] === 'right' && 'text-right',
        i > 0 && gaps?.[i - 1] === '0em' && 'pl-0',
        gaps?.[i] === '0em' && 'pr-0',
        isLine(lines?.[i]) && 'border-r border-current',
        isLine(rowLines?.[r]) && 'border-b border-current',
      ];
      cell.setAttribute('class', classes.filter((one) => one !== false).join(' '));
    });
  });
}

function isLine(line: string | undefined): boolean {
  return line !== undefined && line !== 'none';
}

function drawBorders(enclosure: Element): boolean {
  const borders = enclosure
    .getAttribute('notation')
    ?.split(' ')
    .map((name) => BORDERS.get(name));
  if (borders === undefined || borders.includes(undefined)) return false;
  enclosure.setAttribute('class', borders.join(' '));
  return true;
}
