import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type * as english from './en/index.ts';

/** The English catalogues decide which messages there are, and which values and tags each of them has. */
export type English = typeof english;
export type Feature = keyof English;

/** A message in ICU syntax. The build parses the catalogues, so that the page needs no parser. */
export type Message = string | MessageFormatElement[];

type Language = {
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47: whose plural rules apply. */
  readonly pluralLocale: string;
  /** Loads what finds a message in this language. */
  readonly load: () => Promise<(feature: Feature, key: string, english: Message) => Message>;
};

const inEnglish = (_feature: Feature, _key: string, english: Message): Message => english;

/** By the value of `<html lang>`. `en-XA` is the pseudo-locale: English, but longer and with accents. */
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
