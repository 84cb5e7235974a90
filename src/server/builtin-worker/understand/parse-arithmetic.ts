import { CONSTANTS, FUNCTIONS } from '../../tools/arithmetic.ts';

export interface Arithmetic {
  expression: string;
  assumption: string | undefined;
}

export interface AmbiguousArithmetic {
  problem: string;
  offers: readonly string[];
}

const NAMES = new RegExp(String.raw`\b(?:${[...FUNCTIONS.keys(), ...CONSTANTS.keys()].join('|')})\b`, 'g');
const POLITE =
  /\b(?:what(?:'s| is| are| does)|how much (?:is|are|does)|can you|could you|please|tell me|calculate|compute|work out|evaluate|solve|the (?:result|value|answer) of|result of|equals?|equal to|come to|makes?|give me|and what(?:'s| is)|now|thanks?|thank you|for me)\b/g;
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:multiplied by|times)\b|[×·]|(?<=[\d)]\s*)x(?=\s*[\d(])/g, '*'],
  [/\b(?:divided by)\b|÷|(?<=[\d)]\s+)over(?=\s+[\d(])/g, '/'],
  [/\b(?:plus|added to)\b/g, '+'],
  [/\bminus\b|[−–]/g, '-'],
  [/\b(?:to the power of|raised to|to the power)\b|\*\*/g, '^'],
  [/\bsquared\b/g, '^2'],
  [/\bcubed\b/g, '^3'],
  [/\b(?:the )?square root of (\d+(?:\.\d+)?|\([^()]*\))/g, 'sqrt($1)'],
  [/\b(?:the )?cube root of (\d+(?:\.\d+)?|\([^()]*\))/g, 'cbrt($1)'],
  [/√\s*(\d+(?:\.\d+)?|\([^()]*\))/g, 'sqrt($1)'],
  [/\bpercent\b|\bper cent\b/g, '%'],
  [/\b(?:a )?half of\b/g, '0.5 *'],
  [/\b(?:a |one )?third of\b/g, '(1/3) *'],
  [/\b(?:a |one )?quarter of\b/g, '0.25 *'],
  [/\bdouble\b|\btwice\b/g, '2 *'],
];
const MAX_CHARS = 400;

/** Parses "what is 12.5% of 840 plus 3^2". Undefined if there are other words. */
export function parseArithmetic(input: string): Arithmetic | AmbiguousArithmetic | undefined {
  if (input.length > 4000 || /\d{4}-\d{2}-\d{2}/.test(input)) return undefined;
  let text = input.toLowerCase().replace(/’/g, "'").replace(/[€$£]/g, '');
  for (const [pattern, sign] of WORDS) text = text.replace(pattern, ` ${sign} `);
  text = joinThousands(text);
  const whole = text
    .replace(POLITE, ' ')
    .replace(/[?=!:]/g, ' ')
    .replace(/^[\s,]+|[\s.,]+$/g, '');
  return toExpression(whole);
}

/** `1,200` is one number, but `max(1,200)` has two. */
function joinThousands(text: string): string {
  return text.replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (number, at: number) => {
    const before = text.slice(0, at);
    const inside = /(?:min|max)\s*\([^()]*$/.test(before);
    return inside ? number : number.replaceAll(',', '');
  });
}

const TERM = String.raw`\d+(?:\.\d+)?|(?:[a-z]+ ?)?\([^()]*\)`;
const CHANGE = String.raw`([+-]) ?(\d+(?:\.\d+)?) ?%(?! ?of\b)`;
const ALONE = new RegExp(String.raw`^(?:${TERM}) ?${CHANGE}$`);
const PERCENTAGES = /^[\d. %+-]+%$/;
const LAST = new RegExp(String.raw`^(.*\S) ?${CHANGE}$`);
const OFF = new RegExp(String.raw`^\d+(?:\.\d+)? ?% off (?:${TERM})$`);

function hasAmbiguousPercentage(text: string): boolean {
  if (/% ?off\b/.test(text)) return !OFF.test(text);
  if (!new RegExp(CHANGE).test(text) || ALONE.test(text)) return false;
  const searchTerms = text.split(/[+-]/).filter((term) => term.trim() !== '');
  return !PERCENTAGES.test(text) || searchTerms.some((term) => !term.includes('%'));
}

function askAboutPercentage(text: string): AmbiguousArithmetic {
  const [, before, sign, percent] = LAST.exec(text) ?? [];
  const isBefore = before !== undefined && !/[+-] ?\d+(?:\.\d+)? ?%(?! ?of\b)|% ?off\b/.test(before);
  const offers = isBefore ? [`(${before}) * (1 ${sign} ${percent}/100)`, `${before} ${sign} ${percent}/100`] : [];
  return {
    problem:
      'It is not clear what the percentage is taken of. Write "% of" a number, or put brackets around what it changes.',
    offers: offers.filter((offer) => {
      const found = parseArithmetic(offer);
      return found !== undefined && 'expression' in found;
    }),
  };
}

function toExpression(text: string): Arithmetic | AmbiguousArithmetic | undefined {
  let assumption: string | undefined;
  let expression = text.replace(/\s+/g, ' ').trim();
  const isAmbiguous = hasAmbiguousPercentage(expression);
  const original = expression;
  const changed = /^(.*[\d)]) ([+-]) ?(\d+(?:\.\d+)?) ?%$/.exec(expression.replace(/([\d)])([+-])/g, '$1 $2'));
  const off = /^(\d+(?:\.\d+)?) ?% off (.+)$/.exec(expression);
  if (changed !== null && !changed[1]?.includes('%')) {
    assumption = `${changed[2] === '+' ? 'adding' : 'taking off'} ${changed[3]}% taken to mean of what stands before`;
    expression = `(${changed[1]}) * (1 ${changed[2]} ${changed[3]}/100)`;
  } else if (off !== null) expression = `(${off[2]}) * (1 - ${off[1]}/100)`;
  expression = expression
    .replace(/(\d+(?:\.\d+)?) ?% ?of\b/g, '($1/100) *')
    .replace(/(\d+(?:\.\d+)?) ?%(?! ?\d)/g, '($1/100)')
    .replace(/\s+/g, ' ')
    .replace(/ ?([*/^()]) ?/g, '$1')
    .trim();
  if (expression.length > MAX_CHARS) return undefined;
  const bare = expression.replace(NAMES, 'f');
  if (!/^[\d\s.+\-*/^(),f]+$/.test(bare) || !/\d/.test(bare)) return undefined;
  const works = /[\d)f]\s*[-+*/^]\s*[-+]?[\d(.f]/.test(bare) || /f\(/.test(bare);
  if (!works) return undefined;
  return isAmbiguous ? askAboutPercentage(original) : { expression, assumption };
}
