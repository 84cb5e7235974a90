import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnotes from 'markdown-it-footnote';
import { addresses } from './syntax/addresses.ts';
import { math } from './syntax/math.ts';

/** What the parser's default preset nests at most. What is deeper it leaves out, so such a block is shown as its source. */
export const MOST_NESTED = 100;

export const parser = new MarkdownIt({ html: true });
// Which links may be followed is decided where they are shown.
parser.validateLink = () => true;
parser.use(footnotes).use(cjkFriendly).use(math).use(addresses);
// GitHub knows no footnotes within a line.
parser.inline.ruler.disable('footnote_inline');

/** Adds to each token of inline Markdown where it begins in the source. */
parser.inline.State = class extends parser.inline.State {
  override push(type: string, tag: string, nesting: Token['nesting']): Token {
    const at = this.pos;
    const token = super.push(type, tag, nesting);
    token.meta = { at };
    return token;
  }
};

/** What the parser notes on the way: link definitions and footnotes. */
export type Environment = {
  references?: Record<string, { href: string }>;
  footnotes?: { refs?: Record<string, number>; list?: unknown[] };
};

/** Tokens, and the place of the one that is read next. */
export type Reader = { readonly tokens: readonly Token[]; at: number };
/** A label as definitions and references are compared. */
export function normalizeLabel(label: string): string {
  return parser.utils.normalizeReference(label);
}

export function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
