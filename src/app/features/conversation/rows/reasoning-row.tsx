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
    <details className="my-1 border-l-2 border-line pl-3 text-sm text-ink-2">
      <summary className="flex h-7 items-center text-ink-3">{t(item.open ? 'thinking' : 'reasoning')}</summary>
      <p data-searchable className="pb-2 wrap-anywhere whitespace-pre-wrap">
        {wholeText(item.text)}
      </p>
    </details>
  );
}
