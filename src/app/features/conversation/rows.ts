import type { Turn } from '#contract/task.ts';
import type { Provenance } from '#app/streaming/live-task.ts';
import type { TextItem, ToolItem, Transcript } from '#app/streaming/transcript/transcript-items.ts';
import { blocksOfTail } from '#app/markdown/growing-blocks.ts';
import { blocksOfText } from './blocks-of-text.ts';
import { rowsOfBlock, withDefinitions, type MarkdownRow } from './markdown-rows.ts';

/** One turn as it is shown: its record, what was streamed or recorded of its answer, and whether that still grows. */
export type TurnView = {
  readonly turn: Turn;
  readonly transcript: Transcript;
  readonly growing: boolean;
  readonly provenance: Provenance | undefined;
};

/** One row of the conversation. A long answer is many rows, so that only those on screen are in the page. */
export type Row = MarkdownRow | OtherRow;

type OtherRow = { readonly key: string; readonly seq: number } & (
  | { readonly kind: 'input'; readonly turn: Turn }
  | { readonly kind: 'tools'; readonly tools: readonly ToolItem[]; readonly growing: boolean }
  | { readonly kind: 'reasoning'; readonly item: TextItem }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'foot'; readonly view: TurnView }
);

/**
 * The rows of a turn, top to bottom. Keys stay the same while the turn grows, and when its recorded parts come to be
 * known beside its words; a row that shows the same as it did among `before` is that very row.
 */
export function rowsOf(view: TurnView, before: readonly Row[] = []): readonly Row[] {
  const { turn, transcript, growing } = view;
  const { items, sources } = transcript;
  const { seq } = turn;
  const rows: Row[] = [];
  let blocksSaid = 0;

  function say(markdown: string, open: boolean) {
    if (markdown.trim() === '') return;
    const at = rows.length;
    const facts = { key: `${seq}:${blocksSaid}`, seq, open, sources };
    rows.push(
      ...rowsOfBlock(markdown, facts, (i) => {
        const known = before[at + i];
        return known?.kind === 'markdown' ? known : undefined;
      }),
    );
    blocksSaid += 1;
  }

  const asked = before[0];
  rows.push(asked?.kind === 'input' && asked.turn === turn ? asked : { key: `${seq}:input`, seq, kind: 'input', turn });
  items.forEach((item, index) => {
    if (item.kind === 'tool') {
      const last = rows.at(-1);
      if (last?.kind === 'tools') rows[rows.length - 1] = { ...last, tools: [...last.tools, item] };
      else rows.push({ key: `${seq}:tools:${item.id}`, seq, kind: 'tools', tools: [item], growing });
    } else if (item.kind === 'reasoning') {
      rows.push({ key: `${seq}:thought:${index}`, seq, kind: 'reasoning', item });
    } else {
      const { finished, tail } = blocksOfText(item);
      for (const markdown of finished) say(markdown, false);
      // Each is shown where it will be once it is finished.
      const open = blocksOfTail(tail);
      const isLast = growing && item.open && index === items.length - 1;
      open.forEach((markdown, i) => say(markdown, isLast && i === open.length - 1));
    }
  });
  const writes = rows.at(-1);
  if (growing && !(writes?.kind === 'markdown' && writes.open)) {
    rows.push({ key: `${seq}:waiting`, seq, kind: 'waiting' });
  }
  rows.push({ key: `${seq}:foot`, seq, kind: 'foot', view });
  return withDefinitions(rows);
}
