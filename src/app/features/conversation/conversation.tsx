import { ArrowDown } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Connection } from '#contract/connection.ts';
import { useNow } from '#app/lib/use-now.ts';
import { ConversationRow } from './conversation-row.tsx';
import { useFind } from './find/use-find.ts';
import { estimateHeight, rowsOf, type TurnView } from './rows.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const FindBar = lazy(async () => ({ default: (await import('./find/find-bar.tsx')).FindBar }));

type ConversationProps = {
  views: readonly TurnView[];
  connection: Pick<Connection, 'origin'>;
  /** The turn to begin at, else the newest. */
  startAt: number | undefined;
  selected: number | undefined;
  onSelect: (seq: number) => void;
  /** The turn in the middle of the screen, as the reader scrolls. */
  onNear: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

/** Every turn, the newest at the end. It follows what is written while the reader is at the end, and yields once they leave it. */
export function Conversation({
  views,
  connection,
  startAt,
  selected,
  onSelect,
  onNear,
  onSendAgain,
}: ConversationProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => views.flatMap(rowsOf), [views]);
  const now = useNow(60_000);
  const growing = views.at(-1)?.growing === true;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : estimateHeight(row);
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    paddingStart: 24,
    paddingEnd: 8,
    onChange: (instance) => {
      const middle = instance.getVirtualItemForOffset((instance.scrollOffset ?? 0) + 300);
      const row = middle === undefined ? undefined : rows[middle.index];
      if (row !== undefined) onNear(row.view.turn.seq);
    },
  });

  const height = virtualizer.getTotalSize();
  const { atEnd, stick, letGo } = useStickToEnd(scroller, height, startAt === undefined);
  const find = useFind(scroller);
  function scrollToRow(index: number) {
    const [offset] = virtualizer.getOffsetForIndex(index, 'start') ?? [];
    letGo();
    if (scroller.current !== null && offset !== undefined) scroller.current.scrollTop = offset;
  }

  const started = useRef(false);
  useEffect(() => {
    if (started.current || startAt === undefined) return;
    const index = rows.findIndex((row) => row.view.turn.seq === startAt);
    if (index === -1) return;
    started.current = true;
    virtualizer.scrollToIndex(index, { align: 'start' });
  }, [rows, startAt, virtualizer]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="h-full overflow-y-auto [overflow-anchor:none] [scrollbar-gutter:stable_both-edges]"
        tabIndex={0}
        role="log"
        aria-label="Conversation"
        aria-live="off"
      >
        <div className="relative mx-auto w-full max-w-measure" style={{ height }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                data-index={item.index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0 px-4 sm:px-6"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ConversationRow
                  row={row}
                  connection={connection}
                  now={now}
                  selected={selected === row.view.turn.seq}
                  onSelect={onSelect}
                  onSendAgain={onSendAgain}
                />
              </div>
            );
          })}
        </div>
      </div>
      {find.isOpen && (
        <Suspense fallback={null}>
          <FindBar rows={rows} scroller={scroller} field={find.field} scrollToRow={scrollToRow} onClose={find.close} />
        </Suspense>
      )}
      {!atEnd && (
        <button
          type="button"
          onClick={stick}
          className="absolute bottom-3 left-1/2 flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-edge bg-surface px-3 text-sm shadow-float hover:bg-raised"
        >
          <ArrowDown size={14} aria-hidden />
          {growing ? 'New text below' : 'To the end'}
        </button>
      )}
    </div>
  );
}
