import type { Search } from '../domain/search/search.ts';
import { wordsOf } from '../domain/search/words.ts';

/** What a `tsvector` holds: 2^20 bytes, each word with its places; a little less, to be safe. */
const MOST_BYTES = 1_000_000;
const BYTES_A_WORD = 4;
const BYTES_A_PLACE = 2;
/** Postgres counts no further; words beyond are found, phrases are not. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;

/**
 * A text's words and their places, as a `tsvector` is written. Of a text with more different words than one holds, the
 * first that fit: about 70,000. Empty for a text without a word.
 */
export function textVector(text: string): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  let place = 0;
  for (const { word } of wordsOf(text)) {
    place += 1;
    const known = places.get(word);
    if (known === undefined) {
      bytes += Buffer.byteLength(word) + BYTES_A_WORD + BYTES_A_PLACE;
      if (bytes > MOST_BYTES) break;
      places.set(word, [Math.min(place, LAST_PLACE)]);
    } else if (place < LAST_PLACE && known.length < MOST_PLACES) {
      bytes += BYTES_A_PLACE;
      if (bytes > MOST_BYTES) break;
      known.push(place);
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/** A search as a `tsquery` is written. Words hold letters, digits and marks alone: nothing in them needs escaping. */
export function searchQuery(search: Search): string {
  return search
    .map(({ words, open }) => `(${words.map((word) => `'${word}'`).join(' <-> ')}${open ? ':*' : ''})`)
    .join(' & ');
}
