import { WrapText } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { t } from '#app/messages/markdown.ts';
import { StreamingText } from './streaming-text.tsx';
import type { CodeBlock } from './nodes.ts';

type CodeFigureProps = {
  block: CodeBlock;
  open: boolean;
  streamed: boolean;
};

/** Characters. Longer code takes too long to highlight. */
const MAX_COLOURED = 20_000;

/** Lines of a split block wrap, because each part would scroll by itself. */
export function CodeFigure({ block, open, streamed }: CodeFigureProps) {
  const { value, language, part } = block;
  const code = useRef<HTMLElement>(null);
  const [isWrapped, setWrapped] = useState(false);
  const scrolls = part === undefined && !isWrapped;
  const coloured = useColours(code, value, open || part !== undefined ? undefined : language);
  const [isFirst, isLast] = [part?.isFirst ?? true, part?.isLast ?? true];
  const whole = part?.whole?.type === 'code' ? part.whole.value : value;
  return (
    <figure
      dir="ltr"
      className={classNames(
        'overflow-hidden border-x border-line bg-rail [--behind:var(--rail)]',
        isFirst && 'mt-3 rounded-t-lg border-t',
        isLast && 'mb-3 rounded-b-lg border-b',
      )}
    >
      {isFirst && (
        <figcaption className="flex h-8 items-center justify-between pr-1 pl-3 text-xs text-ink-3">
          <span className="mr-auto truncate">{language ?? t('plainText')}</span>
          {part === undefined && (
            <Button
              look="quiet"
              size="small-icon"
              aria-label={t('wrapLines')}
              aria-pressed={isWrapped}
              className={isWrapped ? 'bg-raised text-ink' : undefined}
              onClick={() => setWrapped(!isWrapped)}
            >
              <WrapText size={14} aria-hidden />
            </Button>
          )}
          <CopyButton label={t('copyCode')} text={() => whole} />
        </figcaption>
      )}
      <pre
        className={classNames(
          'px-3 font-mono text-sm leading-normal',
          isLast && 'pb-3',
          scrolls ? 'overflow-x-auto scroll-shadows' : 'wrap-anywhere whitespace-pre-wrap',
        )}
        tabIndex={scrolls ? 0 : undefined}
      >
        {/* A `pre` ignores a line break at its start and hides one at its end. */}
        <code ref={code} translate="no" className="block min-h-[1lh]">
          {coloured ?? (streamed ? <StreamingText text={value} /> : value)}
          {value.endsWith('\n') && <br />}
        </code>
      </pre>
    </figure>
  );
}

/** Highlights when the browser is idle and the code is not selected. */
function useColours(element: RefObject<HTMLElement | null>, code: string, language: string | undefined): ReactNode {
  const [coloured, setColoured] = useState<{ code: string; nodes: ReactNode }>();
  useEffect(() => {
    if (language === undefined || code.length > MAX_COLOURED) return undefined;
    const waiting = new AbortController();
    void import('./highlight.tsx').then(({ highlight }) =>
      whenIdle(() => {
        const nodes = waiting.signal.aborted ? undefined : highlight(code, language);
        if (nodes !== undefined) whenNotSelected(element.current, waiting.signal, () => setColoured({ code, nodes }));
      }),
    );
    return () => waiting.abort();
  }, [element, code, language]);
  return coloured?.code === code ? coloured.nodes : undefined;
}

/** Safari has no `requestIdleCallback`. */
function whenIdle(run: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 1_000 });
  else setTimeout(run, 100);
}

/** Replacing the nodes of a selection would clear it. */
function whenNotSelected(element: Element | null, signal: AbortSignal, run: () => void) {
  const isSelected = () => {
    const selection = getSelection();
    return element !== null && selection?.isCollapsed === false && selection.containsNode(element, true);
  };
  if (signal.aborted) return;
  if (!isSelected()) {
    run();
    return;
  }
  const listening = new AbortController();
  const onChange = () => {
    if (isSelected()) return;
    listening.abort();
    run();
  };
  document.addEventListener('selectionchange', onChange, { signal: AbortSignal.any([signal, listening.signal]) });
}
