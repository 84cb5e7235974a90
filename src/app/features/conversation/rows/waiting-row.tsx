import { t } from '#app/messages/conversation.ts';
import type { RowBase, RowKind } from './row-kind.ts';

export type WaitingRow = RowBase & { readonly kind: 'waiting' };

export const waitingKind: RowKind<WaitingRow> = {
  View,
  estimateHeight: () => 32,
  searchTexts: () => [],
  copyText: () => '',
  hasSameText: () => true,
};

export function waitingRow(seq: number): WaitingRow {
  return { key: `${seq}:waiting`, seq, kind: 'waiting' };
}

function View() {
  return (
    <p className="py-1">
      <span className="inline-block h-4 w-2 animate-caret bg-accent align-text-bottom" aria-hidden />
      <span className="sr-only">{t('running')}</span>
    </p>
  );
}
