/** `at`: ascending indexes of matched characters. A higher score is better. */
export type FuzzyMatch = { readonly score: number; readonly at: readonly number[] };

/** Removes case and accents per UTF-16 unit, so indexes stay valid. */
function fold(text: string): string {
  return text
    .split('')
    .map((char) => {
      const plain = char.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
      return plain.length === 1 ? plain : char;
    })
    .join('');
}

const isWordStart = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

/**
 * Every word must match, in any order: at the start of a word, inside a word, or (worst) letter by letter, as initials
 * (`nt` for “New task”) or with letters left out.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const folded = fold(text);
  const at = new Set<number>();
  let score = 0;
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const fit = matchWord(word, folded);
    if (fit === undefined) return undefined;
    score += fit.score;
    for (const position of fit.at) at.add(position);
  }
  return { score, at: [...at].toSorted((a, b) => a - b) };
}

function matchWord(word: string, text: string): FuzzyMatch | undefined {
  let inside = -1;
  for (let i = text.indexOf(word); i !== -1; i = text.indexOf(word, i + 1)) {
    if (isWordStart(text, i)) return { score: 3 - positionPenalty(i), at: indexRange(i, word.length) };
    if (inside === -1) inside = i;
  }
  if (inside !== -1) return { score: 2 - positionPenalty(inside), at: indexRange(inside, word.length) };
  const letters = matchLetters(word, text);
  return letters && { score: 1 - positionPenalty(letters[0] ?? 0), at: letters };
}

/** A tie-breaker: an earlier match scores higher. */
const positionPenalty = (at: number) => Math.min(at, 500) / 1000;

const indexRange = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

/** Each letter must follow the previous one by at most 2 characters in the same word, or start a word. */
function matchLetters(word: string, text: string): number[] | undefined {
  let end = -1;
  for (const letter of word) {
    end = text.indexOf(letter, end + 1);
    if (end === -1) return undefined;
  }
  const at: number[] = [];
  for (const letter of word.split('').toReversed()) {
    at.unshift(text.lastIndexOf(letter, end));
    end = (at[0] ?? 0) - 1;
  }
  const isNear = at.every((position, i) => {
    const before = at[i - 1];
    if (isWordStart(text, position)) return true;
    return before !== undefined && position - before <= 2 && !/\s/.test(text.slice(before, position));
  });
  return isNear ? at : undefined;
}
