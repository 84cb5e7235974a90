import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import { cutBlock, type Piece, type Pieces } from '#app/markdown/cut-block.ts';
import { definitionsFor, definitionsIn } from '#app/markdown/definitions.ts';

/** A Markdown block of an answer, or a piece of one that is too long for one row. */
export type MarkdownRow = {
  readonly key: string;
  readonly seq: number;
  readonly kind: 'markdown';
  readonly markdown: string;
  readonly open: boolean;
  readonly sources: readonly TranscriptSource[];
  /** What it defines for the links and footnotes of its turn, by label. */
  readonly defines: ReadonlyMap<string, string> | undefined;
  /** What links and footnotes mean in it that other blocks define. */
  readonly definitions: string;
  /** Where it is a piece: which, and of what. */
  readonly piece: Piece | undefined;
  readonly pieces: Pieces | undefined;
};

/** Against which definitions of its turn a row was held last. */
const heldAgainst = new WeakMap<MarkdownRow, string>();

/**
 * The rows of one block, of which `known` was the first when the turn was looked at before. A row that shows the same as
 * it did is that very row.
 */
export function rowsOfBlock(
  markdown: string,
  facts: { key: string; seq: number; open: boolean; sources: readonly TranscriptSource[] },
  known: (index: number) => MarkdownRow | undefined,
): MarkdownRow[] {
  const pieces = cutBlock(markdown, known(0)?.pieces);
  if (pieces === undefined) return [sameOr(known(0), { ...facts, kind: 'markdown', markdown, ...ALONE })];
  return pieces.pieces.map((piece, i) =>
    sameOr(known(i), {
      ...facts,
      key: i === 0 ? facts.key : `${facts.key}.${i}`,
      kind: 'markdown',
      markdown: piece.text,
      open: facts.open && piece.isLast,
      piece,
      // The first alone can copy the whole, and tells what was cut when the block has grown.
      pieces: i === 0 ? pieces : undefined,
    }),
  );
}

const ALONE = { piece: undefined, pieces: undefined };

function sameOr(known: MarkdownRow | undefined, row: Omit<MarkdownRow, 'defines' | 'definitions'>): MarkdownRow {
  const same =
    known?.key === row.key &&
    known.markdown === row.markdown &&
    known.open === row.open &&
    known.sources === row.sources &&
    known.piece === row.piece &&
    known.pieces === row.pieces;
  if (same) return known;
  const defines = row.piece?.kind === 'code' ? undefined : definitionsIn(row.markdown);
  return { ...row, defines, definitions: '' };
}

/** Gives every row what it needs of what the others define. */
export function withDefinitions<T extends { readonly kind: string }>(rows: readonly (T | MarkdownRow)[]) {
  const all = new Map<string, string>();
  for (const row of rows) {
    if (!isMarkdown(row) || row.defines === undefined) continue;
    for (const [label, line] of row.defines) if (!all.has(label)) all.set(label, line);
  }
  if (all.size === 0) return rows;
  const lines = [...all.values()].join('\n');
  return rows.map((row) => {
    if (!isMarkdown(row) || row.open || row.piece?.kind === 'code' || heldAgainst.get(row) === lines) return row;
    const definitions = definitionsFor(row.markdown, all);
    const next = definitions === row.definitions ? row : { ...row, definitions };
    heldAgainst.set(next, lines);
    return next;
  });
}

function isMarkdown(row: { readonly kind: string }): row is MarkdownRow {
  return row.kind === 'markdown';
}
