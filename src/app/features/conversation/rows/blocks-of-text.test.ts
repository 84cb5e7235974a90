import { expect, test } from 'vitest';
import { appendText, textOf, wholeText } from '#app/streaming/transcript/streamed-text.ts';
import { blocksOfText } from './blocks-of-text.ts';

test('a growing text keeps its finished blocks', () => {
  let text = textOf('');
  const seen: string[] = [];
  for (const word of 'One.\n\nTwo *and* more.\n\n- three\n- four\n\nFive.'.match(/\s*\S+/g) ?? []) {
    text = appendText(text, word);
    const { finished } = blocksOfText({ text, open: true });
    expect(finished.slice(0, seen.length)).toEqual(seen);
    seen.splice(0, seen.length, ...finished);
  }
  expect(blocksOfText({ text, open: false })).toEqual({
    finished: ['One.\n\n', 'Two *and* more.\n\n', '- three\n- four\n\n', 'Five.'],
    tail: '',
  });
});

test('the record of a streamed text is cut like the stream', () => {
  const streamed = appendText(textOf('One.\n\nTw'), 'o.');
  const blocks = blocksOfText({ text: streamed, open: false });
  expect(blocksOfText({ text: textOf(wholeText(streamed), streamed), open: false })).toEqual(blocks);
});

test('a text of many pieces is kept exactly', () => {
  let text = textOf('');
  for (let i = 0; i < 1_200; i += 1) text = appendText(text, `${i}\n`);
  expect(wholeText(text)).toBe(Array.from({ length: 1_200 }, (_, i) => `${i}\n`).join(''));
  expect(text.length).toBe(wholeText(text).length);
});
