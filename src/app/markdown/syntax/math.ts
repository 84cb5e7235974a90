import type MarkdownIt from 'markdown-it';
import type { StateBlock, StateInline } from 'markdown-it';

const BACKSLASH = 0x5c;
const DELIMITERS = [
  { open: '$$', close: '$$' },
  { open: String.raw`\[`, close: String.raw`\]` },
] as const;
/** Distinguishes a formula from prose between dollars or escaped brackets. */
const FORMULA = /[\\^_{}=+<>]/;
const PUNCTUATION = /[.,;:]$/;
const WORD = /[\p{L}\p{N}]/u;

/** Parses `\(…\)`, `\[…\]`, `$$…$$`, and `$…$` unless it looks like money. */
export function math(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'math', mathBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.before('escape', 'math', mathInline);
}

/**
 * An unclosed formula is shown as source. Only the first line decides whether it is one, so that later text never moves
 * the start of a block.
 */
function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (indentOf(state, startLine) >= 4) return false;
  const first = lineOf(state, startLine);
  const delimiters = DELIMITERS.find(({ open }) => first.startsWith(open));
  if (delimiters === undefined) return false;
  const { open, close } = delimiters;
  const rest = first.slice(open.length);
  if (!beginsFormula(rest, close)) return false;
  if (silent) return true;
  const lines: string[] = [];
  let line = startLine;
  let closed = false;
  do {
    const text = line === startLine ? rest : lineOf(state, line);
    const [end = ''] = PUNCTUATION.exec(text) ?? [];
    const inside = text.slice(0, text.length - end.length);
    closed = inside.endsWith(close);
    // Punctuation after the delimiter becomes part of the formula.
    lines.push(closed ? inside.slice(0, -close.length) + end : text);
    line += 1;
  } while (!closed && line < endLine && !state.isEmpty(line) && indentOf(state, line) >= 0);
  state.line = line;
  const token = state.push('math_block', '', 0);
  token.content = lines.join('\n').trim();
  token.map = [startLine, line];
  token.meta = { source: state.getLines(startLine, line, state.blkIndent, false).trim(), closed };
  return true;
}

function beginsFormula(rest: string, close: string): boolean {
  const end = rest.indexOf(close);
  if (end === -1) return rest === '' || FORMULA.test(rest);
  const value = rest.slice(0, end);
  return end === rest.length - close.length && WORD.test(value) && (close === '$$' || FORMULA.test(value));
}

/** Returns the indentation in the container, negative outside of it. */
function indentOf(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

function lineOf(state: StateBlock, line: number): string {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(from, state.eMarks[line]).trimEnd();
}

function mathInline(state: StateInline, silent: boolean): boolean {
  const found = formulaAt(state);
  if (found === undefined) return false;
  const { src, pos } = state;
  const { open, end, display } = found;
  const value = src.slice(pos + open, end).trim();
  if (!WORD.test(value)) return false;
  const to = end + open;
  if (!silent) {
    const token = state.push('math_inline', '', 0);
    token.content = value;
    token.meta = { source: src.slice(pos, to), display };
  }
  state.pos = to;
  return true;
}

type Found = { readonly open: number; readonly end: number; readonly display: boolean };

function formulaAt(state: StateInline): Found | undefined {
  const { src, pos } = state;
  const two = src.slice(pos, pos + 2);
  const before = src[pos - 1] ?? '';
  if (two === String.raw`\(`) {
    // `name\(` is an escaped bracket, `\]\(` an escaped link.
    if (/[\w\])]/.test(before)) return undefined;
    const end = closing(state, pos + 2, String.raw`\)`);
    return end === -1 ? undefined : { open: 2, end, display: false };
  }
  if (two === String.raw`\[`) {
    const end = closing(state, pos + 2, String.raw`\]`);
    return FORMULA.test(src.slice(pos + 2, end)) && end !== -1 ? { open: 2, end, display: true } : undefined;
  }
  if (two === '$$') {
    const end = closing(state, pos + 2, '$$');
    const value = src.slice(pos + 2, end);
    return end !== -1 && (FORMULA.test(value) || !/\s/.test(value)) ? { open: 2, end, display: true } : undefined;
  }
  if (two[0] !== '$') return undefined;
  // A letter before a dollar means money (`US$5`), except before an index or power (`CO$_2$`).
  if (/\w/.test(before) && !/^[_^\\]/.test(src.slice(pos + 1, pos + 2))) return undefined;
  const end = closing(state, pos + 1, '$');
  return end !== -1 && isInDollars(src.slice(pos + 1, end), src.slice(end + 1, end + 4))
    ? { open: 1, end, display: false }
    : undefined;
}

const COMMANDS = /\\[a-z]+\*?|\{[^{}]*\}/gi;
const AMOUNT = /^\d[\d.,]*(?![\d.,])/;

/**
 * Pandoc's rule for `$…$`, without variable names (`$A_B:$C`, `${a}-${b}`) and prose between amounts ("$5-off and 10$",
 * "in ($), not in a_b ($)").
 */
function isInDollars(value: string, after: string): boolean {
  if (value === '' || /^[\s),;]|\s$/.test(value)) return false;
  const isIndex = /^[_^\\]/.test(value);
  const endsWord = isIndex || (/^\p{L}$/u.test(value) && /^(?:th|st|nd|rd|s)(?!\w)/.test(after));
  if (/^\d/.test(after) || (/^\w/.test(after) && !endsWord) || (/^[({]/.test(value) && after[0] === value[0]))
    return false;
  const words = value.replaceAll(COMMANDS, '');
  if (/\p{L}{2,}\s+\p{L}{2,}/u.test(words) || (AMOUNT.test(value) && /\p{L}{3}/u.test(words))) return false;
  return FORMULA.test(value) || !(/^\d.*\s/.test(value) || /\p{L}{2}/u.test(value));
}

/** Delimiters that don't occur up to a position, so that each is searched once. */
const missing = new WeakMap<StateInline, Set<string>>();

/** Returns the index of an unescaped delimiter, or -1. */
function closing(state: StateInline, from: number, close: string): number {
  const { src, posMax } = state;
  const wanted = `${close}${posMax}`;
  if (missing.get(state)?.has(wanted) === true) return -1;
  for (let at = src.indexOf(close, from); at !== -1 && at < posMax; at = src.indexOf(close, at + 1)) {
    let backslashes = 0;
    while (at - 1 - backslashes >= from && src.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  missing.set(state, (missing.get(state) ?? new Set()).add(wanted));
  return -1;
}
