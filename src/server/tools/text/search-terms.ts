import { normalize, singular } from './normalize-words.ts';

const STOP = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can could
did do does doing down during each few for from further get got had has have having he her here hers him his how i if in into is
it its itself just let like may me might more most must my no nor not now of off on once one only or other our out over own per
same say says she should so some such than that the their them then there these they this those through to too under until up us
very was we were what when where which while who whom whose why will with would you your`.split(/\s+/),
);

export function searchTerms(text: string): string[] {
  return (normalize(text).match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [])
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map((word) => stem(singular(word.replace(/['’]s?$/, ''))));
}

/** Makes "opened" and "opening" equal. */
function stem(word: string): string {
  for (const ending of ['ing', 'ed', 'ly']) {
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
