import type MarkdownIt from 'markdown-it';
import type { StateInline } from 'markdown-it';

const COLON = 0x3a;
const SCHEME = /(?:^|[^a-z])(https?)$/i;
/** The last two labels of a host have no `_`. */
const HOST = /^(?:[\p{L}\p{N}_-]+\.)*[\p{L}\p{N}_-]+/u;
/** Ends an address: CJK punctuation, typographic quotes, dashes and dots. The middle dot occurs in words. */
const FOREIGN_PUNCTUATION = /(?![!-~\u00b7\u30fb])\p{P}|[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;
const END = new RegExp(String.raw`[\s<]|\*\*|~~|${FOREIGN_PUNCTUATION.source}`, 'u');
const TRAILING = new Set('?!.,:;*_~\'"');
const ENTITY = /&[a-z\d]{1,31};$/i;
const MAILBOX = /[\w.+-]+$/;
const MAIL_HOST = /^(?:[\w-]+\.)+[\w-]*[a-z\d]/i;
const LONGEST_MAILBOX = 64;
const WWW = /www\.[^\s<]+/gi;
/** What may precede `www.`: white space, a delimiter, or a letter of a script without spaces. */
const BEFORE_WWW =
  /(?:^|[\s*_~([]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef])$/u;

export type Address = { readonly index: number; readonly text: string; readonly url: string };

/** Links addresses with a scheme, as GitHub does, before emphasis. */
export function addresses(md: MarkdownIt): void {
  md.inline.ruler.before('linkify', 'address', linkAddress);
}

function linkAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== COLON || !src.startsWith('://', pos)) return false;
  const scheme = SCHEME.exec(state.pending)?.[1];
  if (scheme === undefined) return false;
  const from = pos - scheme.length;
  const length = lengthOf(src.slice(from, posMax), scheme.length + 3, marksBefore(src, from));
  if (length === 0) return false;
  if (!silent) {
    const text = src.slice(from, from + length);
    state.pending = state.pending.slice(0, -scheme.length);
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', state.md.normalizeLink(text)]];
    state.push('text', '', 0).content = text;
    state.push('link_close', 'a', -1);
  }
  state.pos = from + length;
  return true;
}

/** Returns the emphasis delimiters before an address, which also end it. */
function marksBefore(src: string, at: number): string {
  let from = at;
  while (from > 0 && src[from - 1] === src[at - 1] && '*_~'.includes(src[from - 1] ?? ' ')) from -= 1;
  return src.slice(from, at);
}

/** Returns 0 if `text` doesn't begin with an address. `host`: offset of its host. */
function lengthOf(text: string, host: number, marks: string): number {
  const name = HOST.exec(text.slice(host))?.[0] ?? '';
  if (name === '' || /_[^.]*(?:\.[^.]*)?$/.test(name)) return 0;
  const rest = text.slice(host);
  const ends = [END.exec(rest)?.index ?? -1, marks === '' ? -1 : rest.indexOf(marks), unopened(rest)];
  const found = ends.filter((end) => end >= 0);
  const end = withoutTrailing(text, host + Math.min(rest.length, ...found));
  return end > host ? end : 0;
}

function withoutTrailing(text: string, to: number): number {
  let unopenedBrackets = count(text.slice(0, to), ')') - count(text.slice(0, to), '(');
  for (let end = to; ;) {
    const last = text[end - 1] ?? '';
    const entity = last === ';' ? ENTITY.exec(text.slice(Math.max(0, end - 33), end)) : null;
    if (entity !== null) end -= entity[0].length;
    else if (TRAILING.has(last)) end -= 1;
    else if (last === ')' && unopenedBrackets > 0) {
      unopenedBrackets -= 1;
      end -= 1;
    } else return end;
  }
}

/** Returns the index of an unopened `]`, or -1. */
function unopened(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') open += 1;
    else if (text[at] === ']' && (open -= 1) < 0) return at;
    else if (text[at] === ' ' || text[at] === '\n') return -1;
  }
  return -1;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

export function bareAddresses(text: string): readonly Address[] {
  const found = [...(/www\./i.test(text) ? webAddresses(text) : []), ...(text.includes('@') ? emails(text) : [])];
  let end = 0;
  return found
    .toSorted((a, b) => a.index - b.index)
    .filter((one) => {
      if (one.index < end) return false;
      end = one.index + one.text.length;
      return true;
    });
}

function webAddresses(text: string): Address[] {
  return [...text.matchAll(WWW)].flatMap(({ 0: match, index }) => {
    if (!BEFORE_WWW.test(text.slice(Math.max(0, index - 1), index))) return [];
    const length = lengthOf(match, 0, marksBefore(text, index));
    const address = match.slice(0, length);
    return length > 'www.'.length ? [{ index, text: address, url: `http://${address}` }] : [];
  });
}

function emails(text: string): Address[] {
  return [...text.matchAll(/@/g)].flatMap(({ index }) => {
    const name = MAILBOX.exec(text.slice(Math.max(0, index - LONGEST_MAILBOX), index))?.[0];
    const host = MAIL_HOST.exec(text.slice(index + 1, index + 256))?.[0];
    if (name === undefined || host === undefined || /^[\w-]/.test(text[index + 1 + host.length] ?? '')) return [];
    const address = `${name}@${host}`;
    return [{ index: index - name.length, text: address, url: `mailto:${address}` }];
  });
}
