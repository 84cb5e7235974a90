import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendMarkdown, closeMarkdown, markdownText, NO_BLOCKS } from './markdown-blocks.ts';

const cut = (text: string) => closeMarkdown(appendMarkdown(NO_BLOCKS, text)).finished;

describe('appendMarkdown', () => {
  test('cuts between paragraphs, headings and tables', () => {
    expect(cut('# One\n\nText.\n\n| a |\n|---|\n| 1 |\n\nMore.')).toEqual([
      '# One\n\n',
      'Text.\n\n',
      '| a |\n|---|\n| 1 |\n\n',
      'More.',
    ]);
  });

  test('keeps blank lines inside a fence, and ends the block with it', () => {
    expect(cut('```js\na\n\n\nb\n```\nafter\n\nlast')).toEqual(['```js\na\n\n\nb\n```\n', 'after\n\n', 'last']);
  });

  test('a shorter or other fence inside does not close it', () => {
    expect(cut('````\n```\n~~~\n\n```\n````\nx')).toEqual(['````\n```\n~~~\n\n```\n````\n', 'x']);
  });

  test('keeps a loose list with what is indented under it in one block', () => {
    const list = '- one\n\n- two\n\n  under two\n\n  ```\n  code\n\n  ```\n\n- three\n\n';
    expect(cut(`${list}after`)).toEqual([list, 'after']);
  });

  test('leaves a last line open until it is complete', () => {
    const blocks = appendMarkdown(NO_BLOCKS, '- one\n\n-');
    expect(blocks).toMatchObject({ finished: [], tail: '- one\n\n-' });
  });

  test('finished blocks keep their identity while the tail grows', () => {
    const before = appendMarkdown(NO_BLOCKS, 'One.\n\nTwo.\n');
    const after = appendMarkdown(before, 'still two');
    expect(before.finished).toEqual(['One.\n\n']);
    expect(after.finished).toBe(before.finished);
  });

  test('looks at each line once, however long the open block grows', () => {
    const line = 'const a = 1;\n';
    let blocks = appendMarkdown(NO_BLOCKS, '```js\n');
    for (let i = 0; i < 20_000; i += 1) blocks = appendMarkdown(blocks, line);
    expect(closeMarkdown(blocks).finished).toHaveLength(1);
  });

  const line = fc.constantFrom(
    'text',
    '',
    '- item',
    '  under',
    '```',
    '~~~',
    '# h',
    '| a |',
    '    code',
    '> quote',
    '1. x',
  );
  const document = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

  test('loses no character, and cuts the same however the text arrives', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat(200), { maxLength: 12 }), (text, cuts) => {
        const at = [0, ...cuts.map((c) => Math.min(c, text.length)).toSorted((a, b) => a - b), text.length];
        let blocks = NO_BLOCKS;
        at.slice(1).forEach((end, i) => {
          blocks = appendMarkdown(blocks, text.slice(at[i], end));
        });
        expect(markdownText(blocks)).toBe(text);
        expect(closeMarkdown(blocks).finished).toEqual(cut(text));
      }),
      { numRuns: 500 },
    );
  });
});
