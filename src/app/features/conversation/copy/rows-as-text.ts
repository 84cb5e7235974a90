import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/conversation.ts';
import type { CopyFormat } from '../rows/row-kind.ts';
import { buildRows, copyText, type Row } from '../rows/rows.ts';
import type { TurnView } from '../turn-view.ts';

export function conversationAsMarkdown(views: readonly TurnView[]): string {
  return rowsAsText(
    views.flatMap((view) => buildRows(view)),
    'markdown',
  );
}

export function rowsAsText(rows: readonly Row[], format: CopyFormat): string {
  const texts: string[] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before?.kind === 'input') texts.push(`## ${t('copy.output', { turn: formatTurn(row.seq) })}`);
    const text = copyText(row, format);
    if (continuesBlock(row) && before?.kind === 'markdown') texts.push((texts.pop() ?? '') + text);
    else texts.push(text);
  });
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

export function continuesBlock(row: Row): boolean {
  return row.kind === 'markdown' && row.piece?.isFirst === false;
}
