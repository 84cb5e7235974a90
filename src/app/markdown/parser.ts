import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnotes from 'markdown-it-footnote';
import { addresses } from './syntax/addresses.ts';
import { math } from './syntax/math.ts';

/** markdown-it drops deeper blocks, so a block at this limit is shown as source. */
export const MAX_NESTED = 100;

export const parser = new MarkdownIt({ html: true });
// Links are checked when they are rendered.
parser.validateLink = () => true;
parser.use(footnotes).use(cjkFriendly).use(math).use(addresses);
// GitHub has no inline footnotes.
parser.inline.ruler.disable('footnote_inline');

/** Adds the source offset to each inline token. */
parser.inline.State = class extends parser.inline.State {
  override push(type: string, tag: string, nesting: Token['nesting']): Token {
    const at = this.pos;
    const token = super.push(type, tag, nesting);
    token.meta = { at };
    return token;
  }
};

export type Environment = {
  references?: Record<string, { href: string }>;
  footnotes?: { refs?: Record<string, number>; list?: unknown[] };
};

export type Reader = { readonly tokens: readonly Token[]; at: number };
export function normalizeLabel(label: string): string {
  return parser.utils.normalizeReference(label);
}

export function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
