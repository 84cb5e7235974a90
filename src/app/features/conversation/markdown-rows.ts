import type { TranscriptSource } from '#app/streaming/transcript/transcript-items.ts';
import { definitionsFor, definitionsIn, mergeDefinitions, sameDefinitions } from '#app/markdown/definitions.ts';
import { footnotesReferredTo, numberFootnotes, type FootnoteReferences } from '#app/markdown/footnotes.ts';
import { NO_DEFINITIONS, type Block, type Definitions } from '#app/markdown/nodes.ts';
import { parseBlocks } from '#app/markdown/parse-blocks.ts';
import { looksTheSame, splitMarkdown, type Piece } from '#app/markdown/split.ts';

/** A Markdown block of an answer, or a part of one that is too long for one row. */
export type MarkdownRow = {
  readonly key: string;
  readonly seq: number;
  readonly kind: 'markdown';
  /** Its source. The sources of a turn's rows joined are the turn's text. */
  readonly markdown: string;
  readonly open: boolean;
  readonly sources: readonly TranscriptSource[];
  readonly piece: Piece | undefined;
  /** What it defines for its turn. */
  readonly defines: Definitions;
  /** What its turn defines that it may refer to. */
  readonly definitions: Definitions;
};

/** Against which definitions of its turn a row was checked last. */
const checkedAgainst = new WeakMap<MarkdownRow, Definitions>();

/** The footnotes that a row refers to, and the labels that were defined when it was read. */
const referencesOf = new WeakMap<MarkdownRow, { readonly labels: string; readonly references: FootnoteReferences }>();

/**
 * The rows of one block. `known` gives the rows that stood in their places before; one that shows the same is returned as
 * it is.
 */
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
  // A part alone may be read differently from the whole, by its indentation: the first one tells what all define.
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

/** Gives every row what it needs of what its turn defines. */
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

/** The blocks that a row shows. */
export function blocksOfRow({ markdown, piece, open }: MarkdownRow): readonly Block[] {
  if (piece !== undefined) return [piece.block];
  const { blocks } = parseBlocks(markdown);
  return open ? blocks.slice(0, 1) : blocks;
}

/** What the marks in a row's text mean. */
export function definitionsOfRow({ defines, definitions }: MarkdownRow): Definitions {
  return mergeDefinitions([definitions, defines]);
}

function isMarkdown(row: { readonly kind: string }): row is MarkdownRow {
  return row.kind === 'markdown';
}
