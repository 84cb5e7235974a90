import { type Phrase, type Search, longestPhrase } from './search.ts';
import { wordsOf } from './words.ts';

/** Characters around a match, at most. */
const CHARS_BEFORE = 60;
const CHARS_AFTER = 120;
const MAX_MATCH_CHARS = 300;
const SPARE_CHARS = 60;

/** Returns a line around the first match of the longest phrase, without Markdown marks. */
export function excerptOf(text: string, search: Search): string | undefined {
  const phrase = longestPhrase(search);
  const hit = phrase && findPhrase(text, phrase);
  if (hit === undefined) return undefined;
  const before = plain(text.slice(Math.max(0, hit.from - CHARS_BEFORE - SPARE_CHARS), hit.from));
  const after = plain(text.slice(hit.to, hit.to + CHARS_AFTER + SPARE_CHARS));
  const cutBefore = before.length > CHARS_BEFORE || hit.from > CHARS_BEFORE + SPARE_CHARS;
  const cutAfter = after.length > CHARS_AFTER || hit.to + CHARS_AFTER + SPARE_CHARS < text.length;
  const start = cutBefore ? `…${textAfterGap(before.slice(-CHARS_BEFORE))}` : before.trimStart();
  const end = cutAfter ? `${beforeGap(after.slice(0, CHARS_AFTER))}…` : after.trimEnd();
  return start + plain(text.slice(hit.from, hit.to)) + end;
}

/** Knuth–Morris–Pratt. */
function findPhrase(text: string, { words, open }: Phrase): { from: number; to: number } | undefined {
  const last = words.length - 1;
  const matches = (place: number, found: string) =>
    open && place === last ? found.startsWith(words[place] ?? '') : found === words[place];
  const shorter = failureFunction(words);
  const starts: number[] = [];
  let count = 0;
  let matched = 0;
  for (const { word, from, to } of wordsOf(text)) {
    starts[count % words.length] = from;
    count += 1;
    while (matched > 0 && !matches(matched, word)) matched = shorter[matched - 1] ?? 0;
    if (matches(matched, word)) matched += 1;
    if (matched <= last) continue;
    const first = starts[count % words.length] ?? from;
    return { from: first, to: Math.min(to, first + MAX_MATCH_CHARS) };
  }
  return undefined;
}

/** For each prefix, the length of its longest proper prefix that is also a suffix. */
function failureFunction(words: readonly string[]): number[] {
  const lengths = [0];
  for (let end = 1; end < words.length; end += 1) {
    let length = lengths[end - 1] ?? 0;
    while (length > 0 && words[length] !== words[end]) length = lengths[length - 1] ?? 0;
    lengths.push(words[length] === words[end] ? length + 1 : 0);
  }
  return lengths;
}

function plain(text: string): string {
  return text
    .replaceAll(/(?<=^|\s)[#>=~*-]+(?=\s|$)|\|/g, ' ')
    .replaceAll(/[*`]+/g, '')
    .replaceAll(/\s+/g, ' ');
}

function textAfterGap(text: string): string {
  const gap = text.indexOf(' ');
  return (gap === -1 || gap === text.length - 1 ? text : text.slice(gap + 1)).replace(/^\p{Surrogate}/u, '');
}

function beforeGap(text: string): string {
  const gap = text.lastIndexOf(' ');
  return (gap <= 0 ? text : text.slice(0, gap)).replace(/\p{Surrogate}$/u, '');
}
