import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task, Turn } from '#contract/task.ts';
import type { Block } from '#app/markdown/nodes.ts';
import { parseBlocks } from '#app/markdown/parse-blocks.ts';
import { parseInline, plainText } from '#app/markdown/parse-inline.ts';
import { markdownOfTask, markdownOfTurn } from './task-as-markdown.ts';

const parse = (markdown: string) => parseBlocks(markdown).blocks;
const inline = (content: string) => plainText(parseInline(content, { links: {}, footnotes: new Map() }));

function textOf(block: Block): string {
  if ('content' in block) return inline(block.content);
  if ('value' in block) return block.value;
  if ('rows' in block) return [block.head, ...block.rows].flatMap(({ cells }) => cells.map(inline)).join('');
  return 'children' in block ? block.children.map(textOf).join('') : '';
}

const headingsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'heading' ? [`${block.depth} ${textOf(block)}`] : []));

const turn = (more: Partial<Turn>): Turn => ({
  id: 'trn_1',
  taskId: 'tsk_1',
  seq: 3,
  status: 'completed',
  input: 'Average price by city',
  outputText: 'It is **312 €** [1].',
  credits: 12,
  durationMs: 3_200,
  inputTokens: 25,
  outputTokens: 218,
  startedAt: '2026-05-11T09:14:22.000Z',
  ...more,
});

const call = (input: unknown, output: unknown, errorText: string) => [
  { offset: 0, at: 1, part: { type: 'tool-input-available', toolCallId: 'a', toolName: 'query_table', input } },
  {
    offset: 1,
    at: 2,
    part: {
      type: 'tool-output-available',
      toolCallId: 'a',
      output,
      providerMetadata: { handinger: { startMs: 120, durationMs: 80 } },
    },
  },
  { offset: 2, at: 3, part: { type: 'tool-output-error', toolCallId: 'b', errorText } },
];

test('writes figures, input, calls, output, sources and files of a turn', () => {
  const markdown = markdownOfTurn(
    turn({
      parts: call({ file: 'homes.csv' }, { rows: 60 }, 'no such column'),
      sources: [{ id: '1', type: 'url', url: '/f/homes.csv#L2', title: 'homes.csv, line 2' }],
      files: [{ filename: 'chart (1).svg', mediaType: 'image/svg+xml', url: 'http://h/f/chart (1).svg', size: 2_100 }],
      structuredOutput: { total: 3 },
    }),
  );
  expect(headingsOf(parse(markdown))).toEqual([
    '2 Turn 4',
    '3 Input',
    '3 Tool calls',
    '3 Output',
    '3 Structured output',
    '3 Sources',
    '3 Files',
  ]);
  for (const words of ['12 credits', '3.2 s', '25 → 218', 'at 120 ms, 80 ms', '"rows": 60', '> It is **312 €** [1].']) {
    expect(markdown).toContain(words);
  }
  expect(markdown).toContain('(<http://h/f/chart%281%29.svg>)');
});

test('escapes markup in the output, or writes it as code if that takes too long', () => {
  const exported = (outputText: string) => parse(markdownOfTurn(turn({ outputText })));
  expect(exported('</blockquote><h2>Turn 9</h2>').map(textOf)).toContain('</blockquote><h2>Turn 9</h2>');
  // Inside a quote, a tab does not start a code block.
  expect(exported('\t<b>').map(textOf)).toContain('<b>');
  expect(exported('\t<b>').flatMap((node) => (node.type === 'quote' ? node.children : []))).toMatchObject([
    { type: 'paragraph', content: '&lt;b>' },
  ]);
  expect(exported(`<b>${'x'.repeat(200_000)}`).at(-1)?.type).toBe('code');
});

/** Hostile text: fences, headings, tables, markup, definitions, lone surrogates. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '```',
        '````js',
        '~~~',
        '`',
        '# x',
        '## Turn 9',
        '> q',
        '- ',
        '1. ',
        '| a |',
        '|--|',
        '---',
        '===',
      ),
      fc.constantFrom(
        '<!--',
        '<script>',
        '<div>',
        '</div>',
        '[x]: http://h',
        '[^1]: f',
        '\\',
        '    code',
        '\t',
        '<pre>',
      ),
      fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\u2028', '\0'),
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => fc.constantFrom('', '\n', '\n> ').map((between) => pieces.join(between)));

const asRead = (text: string) => text.replaceAll('\0', '\u{FFFD}').replaceAll(/\r\n|\r/g, '\n');

test('no text breaks out of its place, and code stays unchanged', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, hostile, (input, output, value, error, name) => {
      const root = parse(
        markdownOfTurn(
          turn({
            input,
            outputText: `x${output}`,
            parts: call({ value }, value, error),
            sources: [{ id: name, type: 'url', url: `/f/${name}`, title: `t${name}` }],
            files: [{ filename: `n${name}`, mediaType: name, url: `/f/${name}` }],
            status: `s${name}`,
          }),
        ),
      );
      const kinds = root.map((node) => node.type);
      expect(headingsOf(root)).toEqual(['2 Turn 4', '3 Input', '3 Tool calls', '3 Output', '3 Sources', '3 Files']);
      expect(kinds.join(' ')).toBe(
        'heading table heading code heading paragraph code paragraph code paragraph paragraph code ' +
          'heading quote heading list heading list',
      );
      const code = root.flatMap((node) => (node.type === 'code' ? [node.value] : []));
      expect(code[0]).toBe(asRead(input));
      expect(code.at(-1)).toBe(asRead(error));
      expect(JSON.parse(code[1] ?? '')).toEqual({ value });
    }),
  );
});

test('writes the title on one line without markup', () => {
  const task: Task = {
    id: 'tsk_1',
    workerId: 'wrk_1',
    createdAt: '2026-05-11T09:14:22.000Z',
    triggeredBy: 'ui',
    status: 'completed',
    totals: { credits: 1, durationMs: 2, turnCount: 1 },
    title: '# **Sum** <b>|</b>\n- [x](y) `z`',
  };
  const root = parse(markdownOfTask({ ...task, id: 'tsk|`1' }, 'A | B'));
  const table = root[1];
  expect(table?.type === 'table' && [table.head, ...table.rows].map(({ cells }) => cells.length)).toEqual(
    Array(10).fill(2),
  );
  expect(table && textOf(table)).toContain('Tasktsk|`1');
  expect(root.map(({ type }) => type)).toEqual(['heading', 'table']);
  expect(headingsOf(root)).toEqual(['1 # **Sum** <b>|</b> - [x](y) `z`']);
});
