import type { TranscriptSource } from '#app/streaming/transcript/transcript-items.ts';
import { citedIndex } from '#app/markdown/citations.ts';
import { definitionsFor, definitionsIn, mergeDefinitions, sameDefinitions } from '#app/markdown/definitions.ts';
import { footnotesReferredTo, numberFootnotes, type FootnoteReferences } from '#app/markdown/footnotes.ts';
import { MarkdownBlock } from '#app/markdown/markdown-block.tsx';
import { NO_DEFINITIONS, type Block, type Definitions } from '#app/markdown/nodes.ts';
import { parseBlocks } from '#app/markdown/parse-blocks.ts';
import { looksTheSame, splitMarkdown, type Piece } from '#app/markdown/split.ts';
import { clipboardText, renderedTexts } from '#app/markdown/plain-text.ts';
import { CHARS_PER_LINE, LINE_HEIGHT, type RowBase, type RowKind, type RowProps } from './row-kind.ts';

export type MarkdownRow = RowBase & {
  readonly kind: 'markdown';
  /** The joined sources of a turn's rows are its text. */
  readonly markdown: string;
  readonly open: boolean;
  readonly sources: readonly TranscriptSource[];
  /** For a part of a long block. */
  readonly piece: Piece | undefined;
  readonly defines: Definitions;
  /** Those that this row may refer to. */
  readonly definitions: Definitions;
};

/** Scanned for line breaks; the rest is extrapolated. */
const MAX_SCANNED = 4_000;

export const markdownKind: RowKind<MarkdownRow> = {
  View,
  estimateHeight: ({ markdown }) =>
    20 + Math.max(estimateLines(markdown), Math.ceil(markdown.length / CHARS_PER_LINE)) * LINE_HEIGHT,
  searchTexts(row) {
    const isSource = (mark: string) => citedIndex(mark, row.sources) !== undefined;
    return renderedTexts(blocksOfRow(row), definitionsOfRow(row), isSource).map((text) => ({ text }));
  },
  copyText(row, format) {
    if (format === 'markdown') return row.markdown;
    const text = clipboardText(blocksOfRow(row), definitionsOfRow(row));
    return row.piece?.isLast === false ? `${text}\n` : text;
  },
  hasSameText: (a, b) => a.markdown === b.markdown && a.open === b.open && a.definitions === b.definitions,
};

function View({ row, connection }: RowProps<MarkdownRow>) {
  return (
    <MarkdownBlock
      markdown={row.markdown}
      sources={row.sources}
      connection={connection}
      open={row.open}
      definitions={row.definitions}
      block={row.piece?.block}
    />
  );
}

function estimateLines(markdown: string): number {
  const scanned = Math.min(markdown.length, MAX_SCANNED);
  let lines = 0;
  for (let at = markdown.indexOf('\n'); at !== -1 && at < scanned; at = markdown.indexOf('\n', at + 1)) lines += 1;
  return scanned === 0 ? 0 : (lines * markdown.length) / scanned;
}

export function blocksOfRow({ markdown, piece, open }: MarkdownRow): readonly Block[] {
  if (piece !== undefined) return [piece.block];
  const { blocks } = parseBlocks(markdown);
  return open ? blocks.slice(0, 1) : blocks;
}

export function definitionsOfRow({ defines, definitions }: MarkdownRow): Definitions {
  return mergeDefinitions([definitions, defines]);
}

/** The turn's definitions when the row's own were computed. */
const checkedAgainst = new WeakMap<MarkdownRow, Definitions>();

/** Footnotes that a row refers to, for these defined labels. */
const referencesOf = new WeakMap<MarkdownRow, { readonly labels: string; readonly references: FootnoteReferences }>();

/** `known` returns the previous row at an index, which is reused if it looks the same. */
export function rowsOfBlock(
  markdown: string,
  facts: { key: string; seq: number; open: boolean; sources: readonly TranscriptSource[] },
  known: (index: number) => MarkdownRow | undefined,
): MarkdownRow[] {
  const pieces = splitMarkdown(markdown);
  if (pieces === undefined) {
    const row = { ...facts, kind: 'markdown', markdown, piece: undefined } as const;
    return [sameOr(known(0), row, () => definitionsIn(markdown))];
  }
  // A part parsed alone may define something else (indentation), so the first row has the whole block's definitions.
  const defines = definitionsIn(markdown);
  return pieces.map((piece, i) => {
    const row = {
      ...facts,
      key: i === 0 ? facts.key : `${facts.key}.${i}`,
      kind: 'markdown',
      markdown: piece.text,
      open: facts.open && piece.isLast,
      piece,
    } as const;
    const before = known(i);
    const isUpToDate = i > 0 || (before !== undefined && sameDefinitions(before.defines, defines));
    return sameOr(isUpToDate ? before : undefined, row, () => (i === 0 ? defines : NO_DEFINITIONS));
  });
}

function sameOr(
  known: MarkdownRow | undefined,
  row: Omit<MarkdownRow, 'defines' | 'definitions'>,
  defines: () => Definitions,
): MarkdownRow {
  const isSame =
    known?.key === row.key &&
    known.markdown === row.markdown &&
    known.open === row.open &&
    known.sources === row.sources &&
    isSamePiece(known.piece, row.piece);
  return isSame ? known : { ...row, defines: defines(), definitions: NO_DEFINITIONS };
}

function isSamePiece(a: Piece | undefined, b: Piece | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.isFirst === b.isFirst && a.isLast === b.isLast && looksTheSame(a.block, b.block);
}

/** Unchanged rows keep their identity. */
export function withDefinitions<T extends { readonly kind: string }>(rows: readonly (T | MarkdownRow)[]) {
  const markdownRows = rows.filter(isMarkdown);
  const defined = mergeDefinitions(markdownRows.map(({ defines }) => defines));
  if (defined === NO_DEFINITIONS) return rows;
  const all = withNumbers(markdownRows, defined);
  return rows.map((row) => {
    if (!isMarkdown(row)) return row;
    const before = checkedAgainst.get(row);
    if (before !== undefined && sameDefinitions(before, all)) return row;
    const definitions = definitionsFor(row.markdown, all);
    const next = sameDefinitions(definitions, row.definitions) ? row : { ...row, definitions };
    checkedAgainst.set(next, all);
    return next;
  });
}

function withNumbers(rows: readonly MarkdownRow[], defined: Definitions): Definitions {
  if (defined.footnotes.size === 0) return defined;
  const labels = JSON.stringify([...defined.footnotes.keys()]);
  const references = rows
    .filter(({ markdown }) => markdown.includes('[^'))
    .map((row) => {
      const known = referencesOf.get(row);
      if (known?.labels === labels) return known.references;
      const read = footnotesReferredTo(blocksOfRow(row), defined);
      referencesOf.set(row, { labels, references: read });
      return read;
    });
  return numberFootnotes(references, defined);
}

function isMarkdown(row: { readonly kind: string }): row is MarkdownRow {
  return row.kind === 'markdown';
}
