import { memo } from 'react';
import type { Connection } from '#contract/connection.ts';
import { MarkdownBlock } from '#app/markdown/markdown-block.tsx';
import { InputRow } from './parts/input-row.tsx';
import { ReasoningRow } from './parts/reasoning-row.tsx';
import { ToolsRow } from './parts/tools-row.tsx';
import { TurnFoot } from './parts/turn-foot.tsx';
import { pathOfRow } from './path-of-row.ts';
import type { Row, TurnView } from './rows.ts';

type ConversationRowProps = {
  row: Row;
  connection: Pick<Connection, 'origin'>;
  selected: boolean;
  onSelect: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

/** One row. A row that is the same as before isn't rendered again. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row, connection, selected, onSelect, onSendAgain } = props;
  switch (row.kind) {
    case 'input':
      return (
        <div className="pb-3">
          <InputRow turn={row.turn} connection={connection} />
        </div>
      );
    case 'tools':
      return <ToolsRow row={row} />;
    case 'reasoning':
      return <ReasoningRow item={row.item} />;
    case 'markdown':
      return (
        <MarkdownBlock
          markdown={row.markdown}
          sources={row.sources}
          connection={connection}
          open={row.open}
          definitions={row.definitions}
          block={row.piece?.block}
        />
      );
    case 'waiting':
      return (
        <p className="py-1">
          <span className="inline-block h-4 w-2 animate-caret bg-accent align-text-bottom" aria-hidden />
          <span className="sr-only">The worker is at work.</span>
        </p>
      );
    case 'foot':
      return (
        <TurnFoot
          path={pathOfRow(row)}
          view={row.view}
          connection={connection}
          selected={selected}
          onSelect={() => onSelect(row.seq)}
          onSendAgain={onSendAgain && (() => onSendAgain(row.view))}
        />
      );
    default:
      return row satisfies never;
  }
});
