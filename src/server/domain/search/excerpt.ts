import { type Phrase, type Search, tellingPhrase } from './search.ts';
import { type Word, wordsOf } from './words.ts';

/** Characters shown before and after a hit, at most. */
const BEFORE = 60;
const AFTER = 120;
/** What marks take away is made up for from this much more. */
const SPARE = 60;

/**
 * A line of a text around the first place where a search hit: of its most telling phrase, without line breaks and most of
 * Markdown's marks, cut between words. Undefined where that phrase isn't in the text.
 */
export function excerptOf(text: string, search: Search): string | undefined {
  const phrase = tellingPhrase(search);
  const hit = phrase && findPhrase(text, phrase);
  if (hit === undefined) return undefined;
  const before = plain(text.slice(Math.max(0, hit.from - BEFORE - SPARE), hit.from));
  const after = plain(text.slice(hit.to, hit.to + AFTER + SPARE));
  const cutBefore = before.length > BEFORE || hit.from > BEFORE + SPARE;
  const cutAfter = after.length > AFTER || hit.to + AFTER + SPARE < text.length;
  const start = cutBefore ? `…${afterGap(before.slice(-BEFORE))}` : before.trimStart();
  const end = cutAfter ? `${beforeGap(after.slice(0, AFTER))}…` : after.trimEnd();
  return start + plain(text.slice(hit.from, hit.to)) + end;
}

/** Where a phrase first stands in a text. */
function findPhrase(text: string, { words, open }: Phrase): { from: number; to: number } | undefined {
  let latest: Word[] = [];
  for (const word of wordsOf(text)) {
    latest = [...latest, word].slice(-words.length);
    const fits = latest.every(({ word: found }, index) => {
      const wanted = words[index] ?? '';
      return open && index === words.length - 1 ? found.startsWith(wanted) : found === wanted;
    });
    const [first] = latest;
    if (fits && latest.length === words.length && first !== undefined) return { from: first.from, to: word.to };
  }
  return undefined;
}

function plain(text: string): string {
  return text
    .replaceAll(/(?<=^|\s)[#>=~*-]+(?=\s|$)|\|/g, ' ')
    .replaceAll(/[*`]+/g, '')
    .replaceAll(/\s+/g, ' ');
}

/** From the first gap between words on; all of it where there is none. */
function afterGap(text: string): string {
  const gap = text.indexOf(' ');
  return (gap === -1 || gap === text.length - 1 ? text : text.slice(gap + 1)).replace(/^\p{Surrogate}/u, '');
}

function beforeGap(text: string): string {
  const gap = text.lastIndexOf(' ');
  return (gap <= 0 ? text : text.slice(0, gap)).replace(/\p{Surrogate}$/u, '');
}
