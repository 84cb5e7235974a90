/** Words that say the same of a figure. */
const ALIKE = new Map(
  Object.entries({ mean: 'average', avg: 'average', sum: 'total', max: 'highest', min: 'lowest', count: 'row' }),
);
const EMPTY = new Set(['of', 'the', 'number', 'num']);

/** What a name is compared by: `averagePrice`, `mean_price` and `average price` are one, and so are `cities` and `city`. */
export function nameWords(name: string): string {
  return name
    .replaceAll(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word))
    .map((word) => singular(word))
    .map((word) => ALIKE.get(word) ?? word)
    .toSorted()
    .join(' ');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
