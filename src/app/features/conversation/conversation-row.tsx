import type { Connection } from '#contract/connection.ts';
import { MarkdownBlock } from '#app/markdown/markdown-block.tsx';
import { InputRow } from './parts/input-row.tsx';
import { ReasoningRow } from './parts/reasoning-row.tsx';
import { ToolsRow } from './parts/tools-row.tsx';
import { TurnFoot } from './parts/turn-foot.tsx';
import type { Row, TurnView } from './rows.ts';

type ConversationRowProps = {
  row: Row;
  connection: Pick<Connection, 'origin'>;
  now: number;
  selected: boolean;
  onSelect: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

export function ConversationRow({ row, connection, now, selected, onSelect, onSendAgain }: ConversationRowProps) {
  const { view } = row;
  switch (row.kind) {
    case 'input':
      return (
        <div className="pb-3">
          <InputRow turn={view.turn} connection={connection} now={now} />
        </div>
      );
    case 'tools':
      return <ToolsRow tools={row.tools} growing={view.growing} />;
    case 'reasoning':
      return <ReasoningRow item={row.item} />;
    case 'markdown':
      return (
        <MarkdownBlock
          markdown={row.markdown}
          sources={view.transcript.sources}
          connection={connection}
          open={row.open}
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
          view={view}
          connection={connection}
          selected={selected}
          onSelect={() => onSelect(view.turn.seq)}
          onSendAgain={onSendAgain && (() => onSendAgain(view))}
        />
      );
    default:
      return row satisfies never;
  }
}
