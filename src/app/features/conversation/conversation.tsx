import { ArrowDown } from 'lucide-react';
import { Suspense, useImperativeHandle, useState, type HTMLAttributes, type RefObject } from 'react';
import type { Connection } from '#contract/connection.ts';
import { Button } from '#app/components/button.tsx';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { Revealed, type RevealTarget } from '#app/components/reveal.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { FootnoteLinksProvider } from '#app/markdown/footnote-links.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { AllSelectedNotice } from './copy/all-selected-notice.tsx';
import { rowsAsText } from './copy/rows-as-text.ts';
import { useCopy } from './copy/use-copy.ts';
import { useFind } from './find/use-find.ts';
import { TurnFilesProvider } from './parts/turn-files-provider.tsx';
import { renderedTurns, type RenderedRow } from './rendered-turns.ts';
import { rowOfFootnote } from './rows/row-of-footnote.ts';
import { TurnAnnouncement } from './turn-announcement.tsx';
import type { TurnView } from './turn-view.ts';
import { useMath } from './use-math.ts';
import { usePrinting } from './use-printing.ts';
import { useTurnKeys } from './use-turn-keys.ts';
import type { AllParts } from './use-turn-views.ts';
import { useVirtualizer } from './virtual-list/use-virtualizer.ts';

const FindBar = lazyPart(async () => (await import('./find/find-bar.tsx')).FindBar, DialogNotLoaded);

type ConversationProps = {
  views: readonly TurnView[];
  allParts: AllParts;
  connection: Pick<Connection, 'origin'>;
  workerName: string;
  /** Begins at the end if undefined. */
  startAt: number | undefined;
  selected: number | undefined;
  /** Gets a function that scrolls to a row by its key. */
  goTo: RefObject<((rowKey: string) => void) | null>;
  onSelect: (seq: number) => void;
  /** Reports the `seq` of the turn in the middle of the viewport. */
  onNear: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

export function Conversation({ views, allParts, startAt, selected, goTo, onNear, ...row }: ConversationProps) {
  const { scroller, content, spacerAbove, spacerBelow, list, range, isAtEnd, scrollToRow, scrollToEnd } =
    useVirtualizer(views, startAt, onNear);
  useImperativeHandle(goTo, () => scrollToRow);
  const [revealed, setRevealed] = useState<RevealTarget>();
  const find = useFind(scroller);
  const { isAllSelected, selectionEnds } = useCopy(scroller, list.all);
  useMath(views);
  const printed = usePrinting(views.length, allParts);
  useTurnKeys(scroller, views, (seq) => scrollToRow(`${seq}:input`));
  const turns = range && renderedTurns(list, range, selectionEnds, printed);
  const growing = views.at(-1)?.growing === true;

  return (
    <div className="pane">
      <div
        ref={scroller}
        className="absolute inset-0 overflow-y-auto [overflow-anchor:none] print:static [scrollbar-gutter:stable_both-edges] -outline-offset-2"
        tabIndex={0}
        role="log"
        aria-label={t('title')}
        aria-live="off"
      >
        <div ref={content} className="mx-auto w-full max-w-conversation print:max-w-none">
          <div ref={spacerAbove} aria-hidden className="print:hidden" />
          <Revealed value={revealed}>
            {turns?.map(({ view, rows, isPlain }) => (
              <article
                key={view.turn.seq}
                aria-label={tTurn('turn', { turn: formatTurn(view.turn.seq) })}
                aria-posinset={views.indexOf(view) + 1}
                aria-setsize={views.length}
              >
                <TurnFilesProvider view={view}>
                  <FootnoteLinksProvider
                    onMissing={(place) => {
                      const found = rowOfFootnote(list.all(), view.turn.seq, place);
                      if (found !== undefined) scrollToRow(found.key);
                    }}
                  >
                    {rows.map(({ row: one, as }) => (
                      <div key={one.key} {...ATTRIBUTES[as](one.key)}>
                        {isPlain ? (
                          <p className="my-2 wrap-anywhere whitespace-pre-wrap">{rowsAsText([one], 'markdown')}</p>
                        ) : (
                          <ConversationRow row={one} selected={selected === view.turn.seq} {...row} />
                        )}
                      </div>
                    ))}
                  </FootnoteLinksProvider>
                </TurnFilesProvider>
              </article>
            ))}
          </Revealed>
          <div ref={spacerBelow} aria-hidden className="print:hidden" />
        </div>
      </div>
      <TurnAnnouncement view={views.at(-1)} />
      {isAllSelected && <AllSelectedNotice turns={views.length} isBelowFindBar={find.isOpen} />}
      {find.isOpen && (
        <Suspense>
          <FindBar
            rows={list.all()}
            allParts={allParts}
            scroller={scroller}
            field={find.field}
            commands={{ scrollToRow: ({ key }) => scrollToRow(key), reveal: setRevealed }}
            onClose={() => {
              setRevealed(undefined);
              find.close();
            }}
          />
        </Suspense>
      )}
      {/* Text goes under the composer softly. */}
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-4 bottom-0 h-6 bg-linear-to-t from-canvas to-transparent print:hidden"
      />
      {!isAtEnd && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 mx-auto flex w-full max-w-conversation justify-end px-4 sm:px-6 print:hidden">
          <Button
            size="icon"
            aria-label={t(growing ? 'newOutput' : 'toEnd')}
            className="pointer-events-auto relative rounded-full shadow-float"
            onClick={scrollToEnd}
          >
            <ArrowDown size={16} aria-hidden />
            {growing && <span className="absolute top-0 right-0 size-2 rounded-full bg-running" />}
          </Button>
        </div>
      )}
    </div>
  );
}

const ATTRIBUTES: Record<RenderedRow['as'], (key: string) => HTMLAttributes<HTMLDivElement>> = {
  visible: (key) => ({ 'data-row': key, className: 'flow-root px-4 sm:px-6 print:px-0' }),
  selected: (key) => ({
    'data-selected-row': key,
    className: 'pointer-events-none absolute top-0 left-0 size-px overflow-hidden opacity-0',
  }),
  print: () => ({ className: 'hidden print:flow-root' }),
};
