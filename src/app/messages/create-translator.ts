import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { cloneElement, createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { currentLanguage } from './current-language.ts';
import { isTemplate, splitTemplate } from './template.ts';
import { LANGUAGES, type English, type Feature, type Message } from './languages.ts';

type ValuesOf<Text> = Text extends string
  ? GetICUArgs<Text, { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date | number }>
  : never;

/** Values of one message, or of all where the key is a union. */
type Values<Text> = (Text extends unknown ? (values: ValuesOf<Text>) => void : never) extends (
  values: infer All,
) => void
  ? All
  : never;

/** The names of a message's tags: `link` in `See <link>the docs</link>`. */
type TagOf<Text> = Text extends `${string}<${infer Name}>${infer Rest}`
  ? (Name extends `/${string}` ? never : Name) | TagOf<Rest>
  : never;

type PlainArguments<Text> = [TagOf<Text>] extends [never]
  ? Record<never, never> extends Values<Text>
    ? []
    : [values: Values<Text>]
  : [values: never];

type RichValues<Text> = Values<Text> & Record<TagOf<Text>, ReactElement>;

type Value<Part> = string | number | Date | Part | ((content: (string | Part)[]) => Part);
type PlainValues = Readonly<Record<string, string | number | Date>>;
type RichTextValues = Readonly<Record<string, string | number | Date | ReactElement>>;

export type Translator<Name extends Feature> = {
  <Key extends keyof English[Name] & string>(key: Key, ...values: PlainArguments<English[Name][Key]>): string;
  /** Formats a message with tags. A tag's element gets the text in it as children. */
  rich: <Key extends keyof English[Name] & string>(key: Key, values: RichValues<English[Name][Key]>) => ReactNode;
};

/** A browser that translates the page replaces text nodes, which React then can't update. */
function asElement(part: ReactNode): ReactNode {
  return typeof part === 'string' ? createElement('span', null, part) : part;
}

/** Rows that render in every frame format numbers, so `Intl` objects are kept. */
function memoize<Arguments extends readonly unknown[], Format>(create: (...args: Arguments) => Format) {
  const created = new Map<string, Format>();
  return (...args: Arguments): Format => {
    const key = JSON.stringify(args);
    const format = created.get(key) ?? create(...args);
    created.set(key, format);
    return format;
  };
}

/** As IntlMessageFormat inserts values without a format. */
function textOrPart<Part>(value: Value<Part> | undefined): string | Part {
  if (value === undefined || value instanceof Date || typeof value === 'function') return '';
  return typeof value === 'number' ? String(value) : value;
}

// Numbers and dates follow the browser's locale. Only plurals follow the language.
const formatters = {
  getNumberFormat: memoize(
    (_locales?: unknown, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(undefined, options),
  ),
  getDateTimeFormat: memoize(
    (_locales?: unknown, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options),
  ),
  getPluralRules: memoize((...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args)),
};

/**
 * `t('credits', { count: 3 })` is "3 credits". Call `t` while rendering, not when a module loads: the language may not
 * be known yet.
 */
export function createTranslator<Name extends Feature>(feature: Name, english: English[Name]): Translator<Name>;
export function createTranslator(feature: Feature, english: Readonly<Record<string, Message>>) {
  const formats = new Map<string, IntlMessageFormat>();

  function format<Part>(key: string, values: Record<string, Value<Part>> | undefined) {
    const { name, messageOf } = currentLanguage();
    const message = messageOf(feature, key, english[key] ?? key);
    if (isTemplate(message)) {
      return splitTemplate(message).map((part, at) => (at % 2 === 0 ? part : textOrPart<Part>(values?.[part])));
    }
    const id = `${name}/${key}`;
    const parsed =
      formats.get(id) ?? new IntlMessageFormat(message, LANGUAGES[name].pluralLocale, undefined, { formatters });
    formats.set(id, parsed);
    return parsed.format<Part>(values);
  }

  return Object.assign((key: string, values?: PlainValues) => [format(key, values)].flat().join(''), {
    rich(key: string, values: RichTextValues) {
      const withTags = Object.entries(values).map(([name, value]) => [
        name,
        isValidElement(value) ? tagOf(value) : value,
      ]);
      const parts = [format<ReactNode>(key, Object.fromEntries(withTags))].flat();
      return createElement(Fragment, null, ...parts.map(asElement));
    },
  });
}

function tagOf(element: ReactElement) {
  return (content: ReactNode[]) => cloneElement(element, {}, ...content);
}
