import { ChevronRight } from 'lucide-react';
import { formatClock, formatCount } from '#app/lib/format.ts';
import { wholeText } from '#app/streaming/transcript/streamed-text.ts';
import type { TextItem } from '#app/streaming/transcript/transcript-items.ts';
import { t } from '#app/messages/conversation.ts';
import type { RowBase, RowKind, RowProps } from './row-kind.ts';

export type ReasoningRow = RowBase & { readonly kind: 'reasoning'; readonly item: TextItem };

export const reasoningKind: RowKind<ReasoningRow> = {
  View,
  estimateHeight: () => 36,
  searchTexts: ({ item }) => [{ text: wholeText(item.text) }],
  copyText: () => '',
  hasSameText: (a, b) => a.item === b.item,
};

export function reasoningRow(seq: number, index: number, item: TextItem): ReasoningRow {
  return { key: `${seq}:reasoning:${index}`, seq, kind: 'reasoning', item };
}

function View({ row: { item } }: RowProps<ReasoningRow>) {
  return (
    <details className="group my-1 border-l-2 border-line pl-3 text-sm text-ink-2">
      <summary className="flex h-7 list-none items-center gap-1.5 rounded-sm text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} aria-hidden className="transition-transform group-open:rotate-90" />
        <span>{summaryOf(item)}</span>
      </summary>
      <p data-searchable className="max-w-answer pb-2 pl-5 wrap-anywhere whitespace-pre-wrap">
        {wholeText(item.text)}
      </p>
    </details>
  );
}

/** Less than a second is not worth saying. */
function summaryOf({ open, durationMs = 0 }: TextItem): string {
  if (open) return t('thinking');
  if (durationMs < 1000) return t('reasoning');
  const seconds = Math.round(durationMs / 1000);
  return t('thoughtFor', { duration: seconds < 60 ? `${formatCount(seconds)} s` : formatClock(durationMs) });
}
