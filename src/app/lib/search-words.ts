const GAP = String.raw`[^\p{L}\p{N}\p{M}]+`;
const QUOTED_OR_NOT = /"([^"]*)(?:"|$)|[^\s"]+/g;

/** The API searches for words only. */
export function hasWords(search: string): boolean {
  return /[\p{L}\p{N}]/u.test(search);
}

/** Removes case and accents. `from`: original offset of each UTF-16 unit. */
export function foldText(text: string): { letters: string; from: readonly number[] } {
  let letters = '';
  let at = 0;
  const from: number[] = [];
  for (const character of text) {
    const folded = character
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[\u0300-\u036f]/g, '')
      .replaceAll('ς', 'σ');
    letters += folded;
    for (let unit = 0; unit < folded.length; unit += 1) from.push(at);
    at += character.length;
  }
  return { letters, from };
}

export function searchWords(search: string): readonly string[] {
  return foldText(search)
    .letters.split(new RegExp(GAP, 'u'))
    .filter((word) => word !== '');
}

/** Quoted words, and those joined by a sign (`INV-7`), must be consecutive. */
export function holdsSearch(text: string, search: string): boolean {
  const { letters } = foldText(text);
  const phrases = [...search.matchAll(QUOTED_OR_NOT)]
    .map(([whole, quoted]) => searchWords(quoted ?? whole))
    .filter((words) => words.length > 0);
  return phrases.length > 0 && phrases.every((words) => new RegExp(words.join(GAP), 'u').test(letters));
}
