import { parseInline, plainText } from '#app/markdown/parse-inline.ts';
import { NO_DEFINITIONS } from '#app/markdown/nodes.ts';
import { blocksOfRow } from './rows/markdown-row.tsx';
import { buildRows } from './rows/rows.ts';
import type { TurnView } from './turn-view.ts';

/** `key`: of its row. `depth`: from 0, the highest level of the answer. */
export type OutlineHeading = { readonly key: string; readonly depth: number; readonly text: string };

const LEAST = 4;
const outlines = new WeakMap<TurnView['transcript'], readonly OutlineHeading[]>();

/** The headings of an ended answer; none if it has only a few. */
export function outlineOf(view: TurnView): readonly OutlineHeading[] {
  if (view.growing) return [];
  const known = outlines.get(view.transcript);
  if (known !== undefined) return known;
  const all = headingsOf(view);
  const outline = all.length < LEAST ? [] : all;
  outlines.set(view.transcript, outline);
  return outline;
}

function headingsOf(view: TurnView): readonly OutlineHeading[] {
  const headings = buildRows(view).flatMap((row) => {
    const block = row.kind === 'markdown' ? blocksOfRow(row)[0] : undefined;
    if (block?.type !== 'heading') return [];
    return [{ key: row.key, depth: block.depth, text: plainText(parseInline(block.content, NO_DEFINITIONS)) }];
  });
  const highest = Math.min(...headings.map(({ depth }) => depth));
  return headings.map((heading) => ({ ...heading, depth: heading.depth - highest }));
}
