import { foldText, searchWords } from '#app/lib/search-words.ts';

export type Piece = { text: string; isMatch: boolean };

/** Matches at word starts, ignoring case and accents, as the API does; else anywhere, as another API may. */
export function splitAtMatches(text: string, search: string): readonly Piece[] {
  const words = searchWords(search);
  if (words.length === 0) return [{ text, isMatch: false }];
  const { letters, from } = foldText(text);
  const any = words.toSorted((a, b) => b.length - a.length).join('|');
  const atBeginnings = [...letters.matchAll(new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${any})`, 'gu'))];
  const matches = atBeginnings.length > 0 ? atBeginnings : [...letters.matchAll(new RegExp(any, 'gu'))];

  const pieces: Piece[] = [];
  let done = 0;
  for (const match of matches) {
    const start = from[match.index] ?? text.length;
    const end = from[match.index + match[0].length] ?? text.length;
    if (start > done) pieces.push({ text: text.slice(done, start), isMatch: false });
    if (end > start) pieces.push({ text: text.slice(start, end), isMatch: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMatch: false });
  return pieces;
}
