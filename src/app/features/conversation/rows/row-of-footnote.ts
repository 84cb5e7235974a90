import type { FootnotePlace } from '#app/markdown/footnote-links.tsx';
import { footnotesReferredTo } from '#app/markdown/footnotes.ts';
import { blocksOfRow, definitionsOfRow } from './markdown-row.tsx';
import type { Row } from './rows.ts';

/** The row of a turn that has the note, or the first mark. */
export function rowOfFootnote(rows: readonly Row[], seq: number, { label, at }: FootnotePlace): Row | undefined {
  return rows.find((row) => {
    if (row.kind !== 'markdown' || row.seq !== seq) return false;
    const blocks = blocksOfRow(row);
    if (at === 'note') return blocks.some((block) => block.type === 'footnote' && block.label === label);
    const { inText, inFootnotes } = footnotesReferredTo(blocks, definitionsOfRow(row));
    return inText.has(label) || inFootnotes.has(label);
  });
}
