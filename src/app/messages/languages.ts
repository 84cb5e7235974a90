import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type * as english from './en/index.ts';

/** English decides which messages there are, with their values and tags. */
export type English = typeof english;
export type Feature = keyof English;

/** ICU syntax. The build parses the catalogues, so that the page needs no parser. */
export type Message = string | MessageFormatElement[];

type Language = {
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47: whose plural rules apply. */
  readonly pluralLocale: string;
  readonly load: () => Promise<(feature: Feature, key: string, english: Message) => Message>;
};

const inEnglish = (_feature: Feature, _key: string, english: Message): Message => english;

/** By `<html lang>`. `en-XA` is the pseudo-locale. */
export const LANGUAGES = {
  en: { direction: 'ltr', pluralLocale: 'en', load: async () => inEnglish },
  'en-XA': {
    direction: 'ltr',
    pluralLocale: 'en',
    async load() {
      const { pseudoMessage } = await import('./pseudo.ts');
      return (_feature, _key, english) => pseudoMessage(english);
    },
  },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageName = keyof typeof LANGUAGES;
