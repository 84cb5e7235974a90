import { currentLanguage } from './current-language.ts';
import { LANGUAGES } from './languages.ts';

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `3 days ago`, `yesterday`. Undefined within the last minute. `now`: milliseconds since the epoch. */
export function timeAgo(then: string, now: number): string | undefined {
  const ms = Math.max(0, now - Date.parse(then));
  const [unit, size] = UNITS.find(([, least]) => ms >= least) ?? [];
  if (unit === undefined) return undefined;
  return new Intl.RelativeTimeFormat(wordsLocale(), { numeric: 'auto' }).format(-Math.floor(ms / size), unit);
}

/** The language of the text, with the digits of the browser's locale. */
function wordsLocale(): string {
  const { numberingSystem } = new Intl.NumberFormat().resolvedOptions();
  return `${LANGUAGES[currentLanguage().name].pluralLocale}-u-nu-${numberingSystem}`;
}
