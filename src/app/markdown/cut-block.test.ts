import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, cutBlock, wholeCode, type Pieces } from './cut-block.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { visibleText } from './visible-text.ts';

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const blocks: Record<string, string> = {
  code: `\`\`\`js\n${lines(600, (i) => `const a${i} = read('x', ${i});`)}\n\`\`\`\n`,
  table: `| city | homes |\n|---|---:|\n${lines(240, (i) => `| city ${i} with **bold** | ${i * 7} |`)}\n`,
  list: lines(120, (i) => `- item ${i} with \`code\`\n  - under it\n\n  more of it\n`),
  numbers: lines(280, (i) => `${i === 0 ? 7 : 1}. item ${i} with **bold** words`),
  paragraph: lines(1, () => Array.from({ length: 350 }, (_, i) => `Sentence ${i} has **bold words** in it.`).join(' ')),
  quote: lines(500, (i) => `> line ${i} has some *quiet* words`),
};
const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
const pieces = (text: string) => cutBlock(text)?.pieces ?? [];

describe('cutBlock', () => {
  test('leaves a block alone that is not too long', () => {
    expect(cutBlock('- one\n- two\n')).toBeUndefined();
  });

  test.each(Object.entries(blocks))('%s: its pieces joined are the block, and say the same', (_, text) => {
    const cut = pieces(text);
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(Math.max(...cut.map((piece) => piece.text.length))).toBeLessThan(12_000);
    const said = cut.map((piece) => {
      if (piece.kind === 'code') return codeOf(piece).code;
      const head = visibleText(piece.opens, '\n');
      return visibleText(piece.opens + piece.text, '\n').slice(head === '' ? 0 : head.length + 1);
    });
    const whole = text.startsWith('```') ? wholeCode(text) : visibleText(text, '\n');
    expect(words(said.join(' ')) === words(whole)).toBe(true);
  });

  test.each([
    ['list', 'list'],
    ['numbers', 'list'],
    ['table', 'table'],
    ['quote', 'blockquote'],
  ])('a later piece of a %s is read as a %s', (name, kind) => {
    const { opens, text } = pieces(blocks[name] ?? '')[2] ?? fail();
    expect(parseMarkdown(opens + text).children.map(({ type }) => type)).toEqual([kind]);
  });

  test('a numbered list goes on counting, whatever its numbers say', () => {
    const cut = pieces(blocks['numbers'] ?? '');
    expect(cut[0]?.start).toBe(7);
    expect(cut[1]?.start).toBe(7 + (cut[0]?.text.trimEnd().split('\n').length ?? 0));
  });

  test('all pieces of a table have the same columns', () => {
    const cut = pieces(blocks['table'] ?? '');
    expect(cut[0]?.widths).toHaveLength(2);
    expect(new Set(cut.map(({ widths }) => widths)).size).toBe(1);
  });

  test('the code of all pieces is the code of the whole', () => {
    const text = blocks['code'] ?? '';
    expect(
      pieces(text)
        .map((piece) => codeOf(piece).code)
        .join('\n'),
    ).toBe(wholeCode(text));
    expect(codeOf(pieces(text)[1] ?? fail()).language).toBe('js');
  });

  test('a rule is no item of a list', () => {
    const text = `${lines(100, (i) => `- item ${i} with some words in it`)}\n- - -\n${lines(100, (i) => `- item ${i} with some words in it`)}`;
    for (const piece of pieces(text)) expect(piece.text).not.toMatch(/^- - -/);
  });

  test.each(Object.entries(blocks))(
    '%s: cut the same however it grows, and finished pieces keep their identity',
    (_, text) => {
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { minLength: 1, maxLength: 12 }), (cuts) => {
          let before: Pieces | undefined;
          for (const end of [...cuts.toSorted((a, b) => a - b), text.length]) {
            const now = cutBlock(text.slice(0, end), before);
            before?.pieces.slice(0, -1).forEach((piece, i) => expect(now?.pieces[i]).toBe(piece));
            before = now ?? before;
          }
          expect(before).toEqual(cutBlock(text));
        }),
        { numRuns: 10 },
      );
    },
  );
});

function fail(): never {
  throw new Error('there is no such piece');
}
