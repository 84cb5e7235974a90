import { cutText } from '../titles.ts';

/** In UTF-16 units, `to` exclusive. */
export interface Word {
  word: string;
  from: number;
  to: number;
}

/** Longer words are compared by their prefix. */
const MAX_CHARS = 60;

/** V8 overflows its stack on a word of a million letters, and takes minutes to normalise as many marks. */
const MAX_RUN_CHARS = 500;

/** Each character is a word. The long mark of ユーザーID belongs to no script. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ーｰ\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const WORD = new RegExp(
  `${UNSPACED}[\\p{M}ﾞﾟ]{0,${MAX_RUN_CHARS}}|[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]{1,${MAX_RUN_CHARS}}`,
  'gv',
);
const PLAIN = /^[A-Za-z0-9\u4e00-\u9fff]+$/;
const LATIN_MARKS = /[\u0300-\u036f]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;

/**
 * Yields runs of letters and digits without case and accents. Unlike the database's words, independent of its locale.
 */
export function* wordsOf(text: string): Generator<Word, void, void> {
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const word = foldWord(found);
    if (word !== '') yield { word, from: match.index, to: match.index + found.length };
  }
}

function foldWord(word: string): string {
  const folded = PLAIN.test(word) ? word.toLowerCase() : foldLetters(word);
  return cutText(folded, MAX_CHARS);
}

function foldLetters(word: string): string {
  const folded = word.normalize('NFKD').toLowerCase().replaceAll(LATIN_MARKS, '').replaceAll('ς', 'σ');
  return folded.replaceAll(NO_WORD, '');
}
