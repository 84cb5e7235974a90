import { useEffect, useState, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { wholeCode, type Piece } from './cut-block.ts';

type CodeBlockProps = {
  code: string;
  language: string | undefined;
  /** Whether its words are to be coloured: not while it is being written. */
  colours: boolean;
  /** Which piece of a longer block it is, and that block. Its long lines wrap, since each piece would scroll by itself. */
  piece?: Piece | undefined;
  whole?: string | undefined;
};

/** Characters of code above which it stays as it is: colours would take too long, and help less. */
const MOST_COLOURED = 20_000;

/** Code to read and copy. Its colours come later, with a module of their own, and only for languages it knows. */
export function CodeBlock({ code, language, colours, piece, whole }: CodeBlockProps) {
  const coloured = useColours(code, colours ? language : undefined);
  const [isFirst, isLast] = [piece?.isFirst ?? true, piece?.isLast ?? true];
  return (
    <figure
      className={classNames(
        'overflow-hidden border-x border-line bg-rail',
        isFirst && 'mt-3 rounded-t-lg border-t',
        isLast && 'mb-3 rounded-b-lg border-b',
      )}
    >
      {isFirst && (
        <figcaption className="flex h-8 items-center justify-between pr-1 pl-3 text-xs text-ink-3">
          {language ?? 'text'}
          <CopyButton label="Copy code" text={() => (whole === undefined ? code : wholeCode(whole))} />
        </figcaption>
      )}
      <pre
        className={classNames(
          'px-3 font-mono text-sm leading-normal',
          isLast && 'pb-3',
          piece === undefined ? 'overflow-x-auto' : 'wrap-anywhere whitespace-pre-wrap',
        )}
        tabIndex={piece === undefined ? 0 : undefined}
      >
        <code>{coloured ?? code}</code>
      </pre>
    </figure>
  );
}

/** The code in colours, undefined until it has them. They are made while nothing else waits. */
function useColours(code: string, language: string | undefined): ReactNode {
  const [coloured, setColoured] = useState<{ code: string; nodes: ReactNode }>();
  useEffect(() => {
    if (language === undefined || code.length > MOST_COLOURED) return undefined;
    let wanted = true;
    void import('./highlight.tsx').then(({ highlight }) =>
      whenIdle(() => {
        const nodes = wanted ? highlight(code, language) : undefined;
        if (nodes !== undefined) setColoured({ code, nodes });
      }),
    );
    return () => {
      wanted = false;
    };
  }, [code, language]);
  return coloured?.code === code ? coloured.nodes : undefined;
}

/** Safari has no idle time to tell of. */
function whenIdle(run: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 1_000 });
  else setTimeout(run, 100);
}
