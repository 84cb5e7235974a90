import { setImmediate } from 'node:timers/promises';
import type { Phrase, Search } from '../domain/search/search.ts';
import { wordsOf } from '../domain/search/words.ts';

/** A `tsvector` holds 2^20 bytes. */
const MAX_BYTES = 1_000_000;
const BYTES_A_WORD = 4;
const BYTES_A_PLACE = 2;
const LAST_POSITION = 16_383;
const MAX_POSITIONS = 255;
const SLICE = 2000;

/**
 * Returns a `tsvector` literal. Where positions can't be stored, stores pairs of words, so that phrases are found.
 * Keeps the first 70,000 words or so.
 */
export function textVector(text: string): string {
  const steps = makeVector(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** In slices of a few milliseconds: a million characters take seconds. */
export async function textVectorInSlices(text: string): Promise<string> {
  const steps = makeVector(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

function* makeVector(text: string): Generator<void, string, void> {
  const places = new Map<string, number[]>();
  const pairs = new Set<string>();
  let [bytes, bytesOfPairs] = [0, 0];
  let place = 0;
  let before = { word: '', isPlaced: true };
  for (const { word } of wordsOf(text)) {
    place += 1;
    if (place % SLICE === 0) yield;
    const known = places.get(word) ?? [];
    if (!places.has(word)) bytes += Buffer.byteLength(word) + BYTES_A_WORD;
    const isPlaced = place <= LAST_POSITION && known.length < MAX_POSITIONS;
    if (isPlaced) bytes += BYTES_A_PLACE;
    if (bytes > MAX_BYTES) break;
    places.set(word, known);
    if (isPlaced) known.push(place);
    if (place > 1 && !(isPlaced && before.isPlaced) && bytesOfPairs < MAX_BYTES) {
      const pair = pairOf(before.word, word);
      if (!pairs.has(pair)) bytesOfPairs += Buffer.byteLength(pair) + BYTES_A_WORD;
      pairs.add(pair);
    }
    before = { word, isPlaced };
  }
  const lexemes: string[] = [];
  for (const [word, at] of places) {
    if (lexemes.length % SLICE === 0) yield;
    lexemes.push(at.length === 0 ? `'${word}'` : `'${word}':${at.join(',')}`);
  }
  for (const pair of pairs) {
    if (lexemes.length % SLICE === 0) yield;
    bytes += Buffer.byteLength(pair) + BYTES_A_WORD;
    if (bytes > MAX_BYTES) break;
    lexemes.push(`'${pair}'`);
  }
  return lexemes.join(' ');
}

const pairOf = (first: string, second: string) => `${first} ${second}`;

/** Returns a `tsquery` literal. Words need no escaping. */
export function searchQuery(search: Search): string {
  return search.map((phrase) => `(${phraseQuery(phrase)})`).join(' & ');
}

/** The words in a row; or each two in a row or as a pair, if the text has pairs. */
function phraseQuery({ words, open }: Phrase): string {
  const last = open ? ':*' : '';
  const row = `${words.map((word) => `'${word}'`).join(' <-> ')}${last}`;
  if (words.length === 1) return row;
  const pairs = words.slice(1).map((word, index) => {
    const [first = '', end] = [words[index], index === words.length - 2 ? last : ''];
    return { pair: `'${pairOf(first, word)}'${end}`, row: `'${first}' <-> '${word}'${end}` };
  });
  const any = pairs.map(({ pair }) => pair).join(' | ');
  if (pairs.length === 1) return `${row} | ${any}`;
  return `${row} | (${any}) & ${pairs.map((two) => `(${two.row} | ${two.pair})`).join(' & ')}`;
}
