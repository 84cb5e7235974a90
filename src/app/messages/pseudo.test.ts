import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import * as english from './en/index.ts';
import { pseudoMessage } from './pseudo.ts';

const messages = Object.values(english).flatMap((feature) => Object.values<string>(feature));

/** Returns values, tags, plurals and choices, without text. */
function structureOf(elements: readonly MessageFormatElement[]): unknown[] {
  return elements.flatMap((element): readonly unknown[] => {
    switch (element.type) {
      case TYPE.literal:
        return [];
      case TYPE.pound:
        return ['#'];
      case TYPE.tag:
        return [[element.value, structureOf(element.children)]];
      case TYPE.plural:
      case TYPE.select:
        return [
          [element.value, Object.entries(element.options).map(([name, { value }]) => [name, structureOf(value)])],
        ];
      default:
        return [element.value];
    }
  });
}

function lengthOf(elements: readonly MessageFormatElement[]): number {
  let length = 0;
  for (const element of elements) {
    if (element.type === TYPE.literal) length += element.value.length;
    if (element.type === TYPE.tag) length += lengthOf(element.children);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) length += lengthOf(value);
    }
  }
  return length;
}

test('keeps the values, tags, plurals and choices of every message', () => {
  expect(messages.map((message) => structureOf(pseudoMessage(message)))).toEqual(
    messages.map((message) => structureOf(parse(message))),
  );
});

test('is about 40 % longer than English, over all messages', () => {
  const [longer, shorter] = [messages.map(pseudoMessage), messages.map((message) => parse(message))].map((all) =>
    all.reduce((sum, elements) => sum + lengthOf(elements), 0),
  );
  expect((longer ?? 0) / (shorter ?? 1)).toBeCloseTo(1.4, 1);
});

test('puts accents on text alone, and brackets around the whole', () => {
  const message = new IntlMessageFormat(
    pseudoMessage('Send {count, plural, one {# file} other {# files}} to {name}'),
    'en',
  );
  expect(message.format({ count: 2, name: 'Ana' })).toBe('⟦Šéêñd 2 fíîléêš tóö Ana⟧');
});
