import { expect, test } from 'vitest';
import { accepts, essenceOf } from './media-type.ts';

test.each([
  ['text/event-stream', 'text/event-stream'],
  ['Text/Event-Stream ; Charset=UTF-8', 'text/event-stream'],
  ['text/event-streaming', 'text/event-streaming'],
  [' application/json;', 'application/json'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('%j is %j', (mediaType, essence) => {
  expect(essenceOf(mediaType)).toBe(essence);
});

test.each([
  ['text/event-stream', true],
  ['application/json, Text/Event-Stream;q=0.9', true],
  ['text/event-streaming', false],
  ['application/json, text/event-stream;q=0', false],
  ['text/event-stream; q=0.0', false],
  ['*/*', false],
  [undefined, false],
])('Accept: %s asks for events: %s', (header, asks) => {
  expect(accepts(header, 'text/event-stream')).toBe(asks);
});
