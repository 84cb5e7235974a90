import { cutText } from '../titles.ts';

/** A word of a text as it is compared, and where it stands in the text (UTF-16 units, `to` exclusive). */
export interface Word {
  word: string;
  from: number;
  to: number;
}

/** Longer words are compared by their beginning. */
const LONGEST = 60;

/**
 * What goes on longer without a gap is taken apart: V8 runs out of stack over a word of a million letters, and takes
 * minutes to put as many marks in order.
 */
const LONGEST_RUN = 500;

/**
 * Written without spaces: each character of theirs counts as a word, so that any run of them can be found.
 * The long mark of ユーザーID is of no script, and would begin the word after it.
 */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ーｰ\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const WORD = new RegExp(
  `${UNSPACED}[\\p{M}ﾞﾟ]{0,${LONGEST_RUN}}|[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]{1,${LONGEST_RUN}}`,
  'gv',
);
/** What folding leaves as it is, but for the case: most letters of a Latin text, and all of most Chinese ones. */
const PLAIN = /^[A-Za-z0-9\u4e00-\u9fff]+$/;
const LATIN_MARKS = /[\u0300-\u036f]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;

/**
 * The words of a text in order: runs of letters and digits of any script, without case and accents. Ours, not the
 * database's: its own depend on the locale that it was made with, so that two databases would find different tasks.
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
  return cutText(folded, LONGEST);
}

function foldLetters(word: string): string {
  const folded = word.normalize('NFKD').toLowerCase().replaceAll(LATIN_MARKS, '').replaceAll('ς', 'σ');
  return folded.replaceAll(NO_WORD, '');
}
