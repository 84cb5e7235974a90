import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser/no-parser.js';
import { IntlMessageFormat } from 'intl-messageformat';
import { isTemplate, splitTemplate } from './template.ts';
import type { Message } from './languages.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'áå',
  e: 'éê',
  i: 'íî',
  o: 'óö',
  u: 'úû',
  y: 'ýÿ',
  A: 'Áå',
  E: 'Éê',
  I: 'Íî',
  O: 'Óö',
  U: 'Úû',
  Y: 'Ýÿ',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  C: 'Ç',
  N: 'Ñ',
  S: 'Š',
  Z: 'Ž',
};

/**
 * Lengthens a message by about 40 %: each vowel becomes two accented ones, in brackets. Text without brackets is in no
 * catalogue.
 */
export function pseudoMessage(english: Message): MessageFormatElement[] {
  return [literal('⟦'), ...lengthen(parsed(english)), literal('⟧')];
}

function parsed(message: Message): MessageFormatElement[] {
  return isTemplate(message)
    ? splitTemplate(message).map((part, at) => (at % 2 === 0 ? literal(part) : { type: TYPE.argument, value: part }))
    : new IntlMessageFormat(message, 'en').getAst();
}

const literal = (value: string): MessageFormatElement => ({ type: TYPE.literal, value });

function lengthen(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return literal(element.value.replaceAll(/\p{L}/gu, (letter) => ACCENTED[letter] ?? letter));
      case TYPE.tag:
        return { ...element, children: lengthen(element.children) };
      case TYPE.plural:
      case TYPE.select: {
        const options = Object.entries(element.options).map(([name, { value }]) => [name, { value: lengthen(value) }]);
        return { ...element, options: Object.fromEntries(options) };
      }
      default:
        return element;
    }
  });
}
