import { ArrowDown } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useReducer, useRef, useState, type HTMLAttributes } from 'react';
import { flushSync } from 'react-dom';
import type { Connection } from '#contract/connection.ts';
import { Revealed, type RevealTarget } from '#app/components/reveal.ts';
import { ConversationRow } from './conversation-row.tsx';
import { createVirtualizer } from './virtual-list/create-virtualizer.ts';
import { textOfRows } from './copy/text-of-rows.ts';
import { useCopy } from './copy/use-copy.ts';
import { WholeSelected } from './copy/whole-selected.tsx';
import { Find } from './find/find.tsx';
import { useFind } from './find/use-find.ts';
import { FilesOfTurn } from './parts/files-of-turn.tsx';
import type { TurnView } from './rows.ts';
import { shownTurns, type ShownRow } from './shown-turns.ts';
import { TurnNews } from './turn-news.tsx';
import { useMath } from './use-math.ts';
import { usePrinting } from './use-printing.ts';
import type { AllParts } from './use-turn-views.ts';
import { useTurnKeys } from './use-turn-keys.ts';

type ConversationProps = {
  views: readonly TurnView[];
  allParts: AllParts;
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
export function Conversation({ views, allParts, startAt, selected, onNear, ...row }: ConversationProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const [atEnd, setAtEnd] = useState(true);
  const [revealed, setRevealed] = useState<RevealTarget>();
  const [flow] = useState(() => createVirtualizer(startAt));
  const span = flow.spanOf(views);
  const find = useFind(scroller);
  const { whole, ends } = useCopy(scroller, flow.list.all);
  useMath(views);
  const printed = usePrinting(views.length, allParts);
  const shown = span && shownTurns(flow.list, span, ends, printed);
  useTurnKeys(scroller, views, (seq) => flow.show(seq, `${seq}:input`));
  const growing = views.at(-1)?.growing === true;

  const onMiddle = useEffectEvent(onNear);
  useLayoutEffect(() => {
    const [one, two, three, four] = [scroller.current, content.current, above.current, below.current];
    if (one === null || two === null || three === null || four === null) return undefined;
    const elements = { scroller: one, content: two, above: three, below: four };
    return flow.attach({
      ...elements,
      render: () => flushSync(render),
      onAtEnd: setAtEnd,
      onNear: (seq) => onMiddle(seq),
    });
  }, [flow]);
  useLayoutEffect(() => flow.settle());

  return (
    <div className="pane">
      <div
        ref={scroller}
        className="absolute inset-0 overflow-y-auto [overflow-anchor:none] print:static [scrollbar-gutter:stable_both-edges] -outline-offset-2"
        tabIndex={0}
        role="log"
        aria-label="Conversation"
        aria-live="off"
      >
        <div ref={content} className="mx-auto w-full max-w-measure print:max-w-none">
          <div ref={above} aria-hidden className="print:hidden" />
          <Revealed value={revealed}>
            {shown?.map(({ view, rows, isPlain }) => (
              <article
                key={view.turn.seq}
                aria-label={`Turn ${view.turn.seq}`}
                aria-posinset={views.indexOf(view) + 1}
                aria-setsize={views.length}
              >
                <FilesOfTurn view={view}>
                  {rows.map(({ row: one, as }) => (
                    <div key={one.key} {...HOW[as](one.key)}>
                      {isPlain ? (
                        <p className="my-2 wrap-anywhere whitespace-pre-wrap">{textOfRows([one])}</p>
                      ) : (
                        <ConversationRow row={one} selected={selected === view.turn.seq} {...row} />
                      )}
                    </div>
                  ))}
                </FilesOfTurn>
              </article>
            ))}
          </Revealed>
          <div ref={below} aria-hidden className="print:hidden" />
        </div>
      </div>
      <TurnNews view={views.at(-1)} />
      {whole && <WholeSelected turns={views.length} below={find.isOpen} />}
      {find.isOpen && (
        <Find
          rows={flow.list.all()}
          allParts={allParts}
          scroller={scroller}
          field={find.field}
          moves={{ scrollToRow: ({ seq, key }) => flow.show(seq, key), reveal: setRevealed }}
          onClose={() => {
            setRevealed(undefined);
            find.close();
          }}
        />
      )}
      {!atEnd && (
        <button
          type="button"
          onClick={flow.toEnd}
          className="absolute bottom-3 left-1/2 flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-edge bg-surface px-3 text-sm shadow-float hover:bg-raised print:hidden"
        >
          <ArrowDown size={14} aria-hidden />
          <span>{growing ? 'New text below' : 'To the end'}</span>
        </button>
      )}
    </div>
  );
}

const HOW: Record<ShownRow['as'], (key: string) => HTMLAttributes<HTMLDivElement>> = {
  near: (key) => ({ 'data-row': key, className: 'flow-root px-4 sm:px-6 print:px-0' }),
  // It takes no room, and isn't seen.
  far: (key) => ({
    'data-far-row': key,
    className: 'pointer-events-none absolute top-0 left-0 size-px overflow-hidden opacity-0',
  }),
  print: () => ({ className: 'hidden print:flow-root' }),
};
