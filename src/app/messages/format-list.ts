import { currentLanguage } from './current-language.ts';
import { LANGUAGES } from './languages.ts';

/** `a, b, and c`; with `disjunction`: `a, b, or c`. */
export function formatList(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(LANGUAGES[currentLanguage().name].pluralLocale, { type }).format(items);
}
