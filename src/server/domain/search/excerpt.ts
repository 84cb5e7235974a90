import { type Phrase, type Search, longestPhrase } from './search.ts';
import { wordsOf } from './words.ts';

/** Characters around a match, at most. */
const BEFORE = 60;
const AFTER = 120;
/** The words of a match can be far apart. */
const LONGEST_HIT = 300;
/** Replaces removed marks. */
const SPARE = 60;

/** Returns a line around the first match of the longest phrase, without Markdown marks, cut between words. */
export function excerptOf(text: string, search: Search): string | undefined {
  const phrase = longestPhrase(search);
  const hit = phrase && findPhrase(text, phrase);
  if (hit === undefined) return undefined;
  const before = plain(text.slice(Math.max(0, hit.from - BEFORE - SPARE), hit.from));
  const after = plain(text.slice(hit.to, hit.to + AFTER + SPARE));
  const cutBefore = before.length > BEFORE || hit.from > BEFORE + SPARE;
  const cutAfter = after.length > AFTER || hit.to + AFTER + SPARE < text.length;
  const start = cutBefore ? `…${textAfterGap(before.slice(-BEFORE))}` : before.trimStart();
  const end = cutAfter ? `${beforeGap(after.slice(0, AFTER))}…` : after.trimEnd();
  return start + plain(text.slice(hit.from, hit.to)) + end;
}

/** Knuth–Morris–Pratt. */
function findPhrase(text: string, { words, open }: Phrase): { from: number; to: number } | undefined {
  const last = words.length - 1;
  const fits = (place: number, found: string) =>
    open && place === last ? found.startsWith(words[place] ?? '') : found === words[place];
  const shorter = failureFunction(words);
  /** Of the latest words, as many as the phrase has. */
  const starts: number[] = [];
  let count = 0;
  let matched = 0;
  for (const { word, from, to } of wordsOf(text)) {
    starts[count % words.length] = from;
    count += 1;
    while (matched > 0 && !fits(matched, word)) matched = shorter[matched - 1] ?? 0;
    if (fits(matched, word)) matched += 1;
    if (matched <= last) continue;
    const first = starts[count % words.length] ?? from;
    return { from: first, to: Math.min(to, first + LONGEST_HIT) };
  }
  return undefined;
}

/** For each prefix of the phrase, the length of its longest proper prefix that is also a suffix. */
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
