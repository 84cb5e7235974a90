/** Lower case, no accents, one space between words: how words are compared with one another everywhere in the tools. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The letters and digits alone, folded: `listedOn`, `listed_on` and `Listed on` are the same. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** As many as the tables of one request have columns. Questions compare each name with all others. */
const MOST_KNOWN_NAMES = 5000;
const knownNames = new Map<string, readonly string[]>();

/** The words of a column's name: `listedOn` → listed, on. */
export function nameWords(name: string): readonly string[] {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  const words = fold(name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (knownNames.size >= MOST_KNOWN_NAMES) knownNames.clear();
  knownNames.set(name, words);
  return words;
}

/** An English noun's singular, by rule: good enough to compare two words, not to print one. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:[sx]|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** An English noun's plural, by rule. */
export function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** How many letters one must add, drop, change or swap with its neighbour to get from `a` to `b`. */
function typos(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** Comparing costs the product of the lengths, and nobody mistypes a word this long. */
const LONGEST_WORD = 64;

/** Whether two folded words are one but for a slip of the fingers: one in 4 letters and more, two from 9 on, first letter kept. */
export function nearlySame(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter > LONGEST_WORD) return false;
  const allowed = shorter >= 9 ? 2 : shorter >= 4 ? 1 : 0;
  return allowed > 0 && typos(a, b) <= allowed;
}
