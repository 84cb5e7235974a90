import type { TranscriptItem } from '#app/streaming/transcript/transcript-items.ts';
import { blocksOfTail } from '#app/markdown/incremental-blocks.ts';
import type { TurnView } from '../turn-view.ts';
import { blocksOfText } from './blocks-of-text.ts';
import { FOOTER_HEIGHT, footerKind, footerRow, type FooterRow } from './footer-row.tsx';
import { INPUT_HEIGHT, inputKind, inputRow, type InputRow } from './input-row.tsx';
import { markdownKind, rowsOfBlock, withDefinitions, type MarkdownRow } from './markdown-row.tsx';
import { reasoningKind, reasoningRow, type ReasoningRow } from './reasoning-row.tsx';
import { CHARS_PER_LINE, LINE_HEIGHT, type CopyFormat, type RowKind, type SearchText } from './row-kind.ts';
import { toolsKind, toolsRow, type ToolsRow } from './tools-row.tsx';
import { waitingKind, waitingRow, type WaitingRow } from './waiting-row.tsx';

type Rows = {
  input: InputRow;
  tools: ToolsRow;
  reasoning: ReasoningRow;
  markdown: MarkdownRow;
  waiting: WaitingRow;
  footer: FooterRow;
};

/** An item of the virtual list. A long answer is many rows. */
export type Row<K extends keyof Rows = keyof Rows> = { [Kind in K]: { readonly kind: Kind } & Rows[Kind] }[K];

const ROW_KINDS: { readonly [K in keyof Rows]: RowKind<Row<K>> } = {
  input: inputKind,
  tools: toolsKind,
  reasoning: reasoningKind,
  markdown: markdownKind,
  waiting: waitingKind,
  footer: footerKind,
};

export function kindOf<K extends keyof Rows>(row: Row<K>): RowKind<Row<K>> {
  return ROW_KINDS[row.kind];
}

export function estimateRowHeight(row: Row): number {
  return kindOf(row).estimateHeight(row);
}

const SPACING_FACTOR = 1.4;

/** Uses the lengths of a turn's texts, without making its rows. */
export function estimateTurnHeight({ turn }: TurnView): number {
  const output = ((turn.outputText ?? '').length / CHARS_PER_LINE) * LINE_HEIGHT * SPACING_FACTOR;
  return INPUT_HEIGHT + LINE_HEIGHT + output + FOOTER_HEIGHT;
}

export function searchTexts(row: Row): Iterable<SearchText> {
  return kindOf(row).searchTexts(row);
}

export function copyText(row: Row, format: CopyFormat): string {
  return kindOf(row).copyText(row, format);
}

export function hasSameText(a: Row, b: Row): boolean {
  return a === b || (a.kind === b.kind && kindOf(a).hasSameText(a, b));
}

/**
 * Keys stay the same while the turn grows and when its parts load. Rows that look the same as in `before` keep their
 * identity.
 */
export function buildRows(view: TurnView, before: readonly Row[] = []): readonly Row[] {
  const { turn, transcript, growing } = view;
  const { items, sources } = transcript;
  const { seq } = turn;
  const rows: Row[] = [];
  let blockCount = 0;

  function addBlock(markdown: string, open: boolean) {
    if (markdown.trim() === '') return;
    const at = rows.length;
    rows.push(
      ...rowsOfBlock(markdown, { key: `${seq}:${blockCount}`, seq, open, sources }, (i) => {
        const known = before[at + i];
        return known?.kind === 'markdown' ? known : undefined;
      }),
    );
    blockCount += 1;
  }

  function addItem(item: TranscriptItem, index: number) {
    switch (item.kind) {
      case 'tool': {
        const last = rows.at(-1);
        if (last?.kind === 'tools') rows[rows.length - 1] = { ...last, tools: [...last.tools, item] };
        else rows.push(toolsRow(turn, item, growing));
        return;
      }
      case 'reasoning':
        rows.push(reasoningRow(seq, index, item));
        return;
      case 'text': {
        const { finished, tail } = blocksOfText(item);
        for (const markdown of finished) addBlock(markdown, false);
        const unfinished = blocksOfTail(tail);
        const isLast = growing && item.open && index === items.length - 1;
        unfinished.forEach((markdown, i) => addBlock(markdown, isLast && i === unfinished.length - 1));
        return;
      }
      default:
        item satisfies never;
    }
  }

  const first = before[0];
  rows.push(first?.kind === 'input' && first.turn === turn ? first : inputRow(turn));
  items.forEach(addItem);
  const last = rows.at(-1);
  const isWriting = last?.kind === 'markdown' && last.open;
  if (growing && !isWriting) rows.push(waitingRow(seq));
  rows.push(footerRow(view));
  return withDefinitions(rows);
}
