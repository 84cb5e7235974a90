import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionsFor, definitionsIn, mergeDefinitions } from './definitions.ts';
import { appendMarkdown, closeMarkdown, markdownText, NO_BLOCKS } from './incremental-blocks.ts';
import { htmlOf } from './html.ts';
import { NO_DEFINITIONS } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { COMMONMARK, GFM, LINES, readmes } from './testing/examples.ts';
import { splitMarkdown } from './split.ts';
import { clipboardText } from './plain-text.ts';

const EXAMPLES = [...new Set([...COMMONMARK, ...GFM].map(({ markdown }) => markdown))];

const cut = (text: string) => closeMarkdown(appendMarkdown(NO_BLOCKS, text)).finished;

/** Appends the pieces, and checks that finished blocks never change. */
function feed(pieces: readonly string[]): readonly string[] {
  let blocks = NO_BLOCKS;
  for (const piece of pieces) {
    const { finished } = blocks;
    blocks = appendMarkdown(blocks, piece);
    if (blocks.finished.length < finished.length || finished.some((block, i) => blocks.finished[i] !== block)) {
      throw new Error(`A finished block changed when ${JSON.stringify(piece)} came.`);
    }
    // The unfinished text must parse, too.
    if (blocks.tail.length < 2_000) parseBlocks(blocks.tail);
  }
  blocks = closeMarkdown(blocks);
  expect(markdownText(blocks)).toBe(pieces.join(''));
  return blocks.finished;
}

function show(blocks: readonly string[]): string {
  const definitions = mergeDefinitions(blocks.map(definitionsIn));
  return blocks
    .map((block) => htmlOf(parseBlocks(block).blocks, definitionsFor(block, definitions)))
    .filter((html) => html !== '')
    .join('\n');
}

function expectTheWhole(pieces: readonly string[]) {
  const whole = parseBlocks(pieces.join(''));
  const html = htmlOf(whole.blocks, whole.definitions);
  if (show(feed(pieces)) !== html) expect({ pieces, shown: show(feed(pieces)) }).toEqual({ pieces, shown: html });
}

const inPieces = (text: string, sizes: readonly number[]) => {
  const pieces: string[] = [];
  for (let at = 0, i = 0; at < text.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
};
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });

describe('a text that arrives in pieces is parsed like the whole', () => {
  test('all examples of the specifications, character by character and at once', () => {
    for (const text of EXAMPLES) {
      expectTheWhole(text.split(''));
      expectTheWhole([text]);
    }
  });

  test('examples one after the other', () => {
    const texts = fc
      .array(fc.tuple(fc.constantFrom(...EXAMPLES), fc.constantFrom('', '\n', '\n\n')), { minLength: 2, maxLength: 5 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(texts, sizes, (text, cuts) => expectTheWhole(inPieces(text, cuts))),
      { numRuns: 500, interruptAfterTimeLimit: 5_000 },
    );
  });

  test('random lines that open, continue and end blocks', () => {
    const line = fc.tuple(fc.constantFrom('', '', '', '> ', '- ', '  ', '    '), fc.constantFrom(...LINES));
    const texts = fc.array(line, { maxLength: 14 }).map((lines) => lines.map((parts) => parts.join('')).join('\n'));
    fc.assert(
      fc.property(texts, sizes, (text, cuts) => expectTheWhole(inPieces(text, cuts))),
      { numRuns: 2_000, interruptAfterTimeLimit: 8_000 },
    );
  });

  test('READMEs of installed packages', async () => {
    const texts = await readmes();
    expect(texts.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...texts), sizes, (text, cuts) => {
        expectTheWhole(
          inPieces(
            text.slice(0, 30_000),
            cuts.map((size) => size * 10),
          ),
        );
      }),
      { numRuns: 40, interruptAfterTimeLimit: 10_000 },
    );
  });
});

describe('blocks', () => {
  test('end where the next one begins', () => {
    expect(cut('# One\n\nText.\n\n| a |\n|---|\n| 1 |\n\nMore.')).toEqual([
      '# One\n\n',
      'Text.\n\n',
      '| a |\n|---|\n| 1 |\n\n',
      'More.',
    ]);
  });

  test('end with their closing fence', () => {
    const blocks = appendMarkdown(NO_BLOCKS, '```js\na\n\n\nb\n```\n');
    expect(blocks).toEqual({ finished: ['```js\na\n\n\nb\n```\n'], tail: '' });
  });

  test('don’t end before a line is complete', () => {
    expect(appendMarkdown(NO_BLOCKS, 'One.\n\n#')).toEqual({ finished: [], tail: 'One.\n\n#' });
    expect(appendMarkdown(NO_BLOCKS, '# One\r').finished).toEqual([]);
  });

  test('contain the definitions before them', () => {
    expect(cut('One.\n\n[a]: /u\n"title\nmore"\n\nTwo.')).toEqual(['One.\n\n', '[a]: /u\n"title\nmore"\n\nTwo.']);
  });

  test('stay the same strings once they are finished', () => {
    const before = appendMarkdown(NO_BLOCKS, 'One.\n\nTwo.\n');
    expect(before.finished).toEqual(['One.\n\n']);
    expect(appendMarkdown(before, 'still two').finished).toBe(before.finished);
  });
});

describe('a long block', () => {
  const lines = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  const nested = '- Config:\n  ```yaml\n' + lines(400, (i) => `  - name: job ${i}\n    run: true`) + '\n  ```\n- Next';
  const LONG: Readonly<Record<string, string>> = {
    code: `\`\`\`js\n${lines(600, (i) => (i % 9 === 0 ? '' : `const a${i} = read('x', ${i});`))}\n\`\`\`\n`,
    table: `| city | homes |\n|---|---:|\n${lines(240, (i) => `| city ${i} with **bold** | ${i * 7} |`)}\n`,
    list: lines(120, (i) => `- item ${i} with \`code\`\n  - under it\n\n  more of it\n`),
    'ordered list': lines(280, (i) => `${i === 0 ? 7 : 1}. item ${i} with **bold** words`),
    'list under a line': `Steps:\n${lines(130, () => '1. Do the thing. Then look.')}`,
    'list with a fence of dashes': nested,
    quote: `${lines(200, (i) => `> line ${i} has some *quiet* words\n>`)}\n`,
    'quoted code': `> \`\`\`\n${lines(500, (i) => `> const a${i} = 1;`)}\n> \`\`\`\n`,
    'lines of a paragraph': lines(600, (i) => `Line ${i} has **bold words** in it.`),
  };

  test.each(Object.entries(LONG))('%s: the parts joined are the source, and look the same', (_, text) => {
    const pieces = splitMarkdown(text) ?? [];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.text.length))).toBeLessThan(15_000);
    const { blocks, definitions } = parseBlocks(text);
    // Splitting a block changes tags and white space, not words.
    const words = (html: string) => html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, '');
    const parts = pieces.map(({ block }) => htmlOf([block], definitions)).join('');
    expect(words(parts)).toBe(words(htmlOf(blocks, definitions)));
  });

  test.each(Object.entries(LONG))('%s: finished parts stay the same while it grows', (_, text) => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { minLength: 1, maxLength: 12 }), (cuts) => {
        let finished: readonly string[] = [];
        let starts: readonly number[] = [];
        for (const end of [...cuts.toSorted((a, b) => a - b), text.length]) {
          const pieces = splitMarkdown(text.slice(0, end)) ?? [];
          const parts = pieces.map((piece) => piece.text);
          expect(parts.slice(0, finished.length)).toEqual(finished);
          finished = parts.slice(0, -1);
          // Shown text must not move to another part.
          const now = parts.map((_part, i) => parts.slice(0, i).join('').length);
          expect(now.slice(0, starts.length)).toEqual(starts);
          starts = now;
        }
      }),
      { numRuns: 10, interruptAfterTimeLimit: 4_000 },
    );
  });

  test('the parts of an ordered list continue its numbers', () => {
    const starts = splitMarkdown(LONG['ordered list'] ?? '')?.map(({ block }) =>
      block.type === 'list' ? block.start : 0,
    );
    const counts =
      splitMarkdown(LONG['ordered list'] ?? '')?.map(({ text }) => text.trimEnd().split('\n').length) ?? [];
    expect(starts?.slice(0, 2)).toEqual([7, 7 + (counts[0] ?? 0)]);
  });

  test('parts of a table have the columns of the whole', () => {
    const text = `${LONG['table']}| a city with a very long name | n/a |\n`;
    const columns = splitMarkdown(text)?.map(({ block }) => (block.type === 'table' ? block.columns : undefined));
    expect(new Set(columns)).toHaveLength(1);
    expect(columns?.[0]).toMatchObject([{ cell: 'a city with a very long name' }, { isFigures: false }]);
  });

  test('lines of a paragraph that can’t be split are counted in linear time', () => {
    expect(splitMarkdown(`[ ${'a few words\n'.repeat(100_000)}`)).toBeUndefined();
  });

  test('only the first part of a footnote has the label', () => {
    const pieces = splitMarkdown(`[^label]: one\n${lines(200, (i) => `\n    paragraph ${i} of it\n`)}`) ?? [];
    const texts = pieces.map(({ block }) => clipboardText([block], NO_DEFINITIONS));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.map((text) => text.includes('label'))).toEqual(texts.map((_, i) => i === 0));
  });

  test('text without spaces is not split', () => {
    expect(splitMarkdown(`x${'😀'.repeat(8_000)}`)).toBeUndefined();
  });
});

test.each([
  ['quotes in quotes', '> '.repeat(2_000)],
  ['lists in lists on one line', '- '.repeat(2_000)],
  ['lists in lists on many lines', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ['emphasis in emphasis', `${'*a '.repeat(20_000)}${'*'.repeat(20_000)}`],
  ['pictures that never close', '![a]('.repeat(20_000)],
  ['links that never close', '['.repeat(50_000)],
  ['backticks', '`a``b```c'.repeat(20_000)],
  ['brackets of names', `${String.raw`a\(`.repeat(30_000)}${String.raw`\)`}`],
  ['formulas that never close', String.raw`\( \[ $a $$b `.repeat(20_000)],
  ['addresses', 'http://a.b/c) www.a.b/'.repeat(10_000)],
  ['mailboxes', 'a'.repeat(100_000) + '@'],
  ['pipes', '|'.repeat(50_000)],
  ['dashes under a head', `a|b\n${'-|'.repeat(24_000)}x`],
  ['comments', '<!-- '.repeat(20_000)],
])('%s are parsed in time', (_, text) => {
  const { blocks, definitions } = parseBlocks(text);
  const letters = (words: string) => words.replaceAll(/[^a-z]/g, '').length;
  expect(letters(htmlOf(blocks, definitions))).toBeGreaterThanOrEqual(letters(text));
});
