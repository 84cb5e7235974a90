import type { DiffRow, Piece } from './diff-texts.ts';

export type LineChange = 'same' | 'removed' | 'added';

export type UnifiedLine = {
  readonly change: LineChange;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly pieces: readonly Piece[];
};

export function unifiedLines(rows: readonly DiffRow[]): readonly UnifiedLine[] {
  const lines: UnifiedLine[] = [];
  let added: UnifiedLine[] = [];
  for (const { same, left, right } of rows) {
    if (same && right !== undefined) {
      lines.push(...added, { change: 'same', before: left?.number, after: right.number, pieces: right.pieces });
      added = [];
      continue;
    }
    if (left !== undefined) {
      lines.push({ change: 'removed', before: left.number, after: undefined, pieces: left.pieces });
    }
    if (right !== undefined) {
      added.push({ change: 'added', before: undefined, after: right.number, pieces: right.pieces });
    }
  }
  return [...lines, ...added];
}
