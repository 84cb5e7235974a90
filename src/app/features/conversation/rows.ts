import type { Turn } from '#contract/task.ts';
import type { Provenance } from '#app/live/live-task.ts';
import type { TextItem, ToolItem, Transcript } from '#app/live/transcript-items.ts';

/** One turn as it is shown: its record, what was streamed or recorded of its answer, and whether that still grows. */
export type TurnView = {
  readonly turn: Turn;
  readonly transcript: Transcript;
  readonly growing: boolean;
  readonly provenance: Provenance | undefined;
};

/** One row of the conversation. A long answer is many rows, so that only those on screen are in the page. */
export type Row = { readonly key: string; readonly view: TurnView } & (
  | { readonly kind: 'input' }
  | { readonly kind: 'tools'; readonly tools: readonly ToolItem[] }
  | { readonly kind: 'reasoning'; readonly item: TextItem }
  | { readonly kind: 'markdown'; readonly markdown: string; readonly open: boolean }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'foot' }
);

/** The rows of a turn, top to bottom. Keys stay the same while the turn grows. */
export function rowsOf(view: TurnView): readonly Row[] {
  const { turn, transcript, growing } = view;
  const rows: Row[] = [{ key: `${turn.seq}:input`, kind: 'input', view }];
  let tools: ToolItem[] = [];
  const last = transcript.items.at(-1);

  function endTools() {
    const first = tools[0];
    if (first !== undefined) rows.push({ key: `${turn.seq}:tools:${first.id}`, kind: 'tools', view, tools });
    tools = [];
  }

  transcript.items.forEach((item, index) => {
    if (item.kind === 'tool') {
      tools.push(item);
      return;
    }
    endTools();
    if (item.kind === 'reasoning') {
      rows.push({ key: `${turn.seq}:${index}`, kind: 'reasoning', view, item });
      return;
    }
    const { finished, tail } = item.blocks;
    const open = growing && item === last && item.open;
    const blocks = tail === '' ? finished : [...finished, tail];
    blocks.forEach((markdown, n) => {
      if (markdown.trim() === '') return;
      const isTail = open && n === blocks.length - 1;
      rows.push({ key: `${turn.seq}:${index}:${n}`, kind: 'markdown', view, markdown, open: isTail });
    });
  });
  endTools();
  const writes = rows.at(-1);
  if (growing && !(writes?.kind === 'markdown' && writes.open)) {
    rows.push({ key: `${turn.seq}:waiting`, kind: 'waiting', view });
  }
  rows.push({ key: `${turn.seq}:foot`, kind: 'foot', view });
  return rows;
}

/** A guess at a row's height in pixels, until it has been measured. */
export function estimateHeight(row: Row): number {
  switch (row.kind) {
    case 'input':
      return 88 + Math.ceil((row.view.turn.input ?? '').length / 90) * 21;
    case 'tools':
      return 40;
    case 'reasoning':
      return 36;
    case 'markdown':
      return 20 + Math.max(row.markdown.split('\n').length, Math.ceil(row.markdown.length / 95)) * 21;
    case 'waiting':
      return 32;
    case 'foot':
      return 64;
    default:
      return row satisfies never;
  }
}
