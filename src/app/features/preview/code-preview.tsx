import { useMemo } from 'react';
import { highlight } from '#app/markdown/highlight.tsx';

/** Characters. Longer code takes too long to highlight. */
const LONGEST_COLOURED = 100_000;

export function CodePreview({ code, language }: { code: string; language: string }) {
  const coloured = useMemo(
    () => (code.length > LONGEST_COLOURED ? code : (highlight(code, language) ?? code)),
    [code, language],
  );
  const numbers = useMemo(() => Array.from(code.replace(/\n$/, '').split('\n'), (_, i) => i + 1).join('\n'), [code]);
  return (
    <div
      className="min-h-0 flex-1 overflow-auto"
      dir="ltr"
      tabIndex={0}
      data-scrolls
      role="group"
      aria-label={language}
    >
      <div className="flex w-max min-w-full gap-4 px-4 py-3 font-mono text-sm leading-5">
        <pre aria-hidden className="sticky left-0 bg-canvas pr-2 text-right text-ink-3 select-none">
          {numbers}
        </pre>
        <pre translate="no">
          <code>{coloured}</code>
        </pre>
      </div>
    </div>
  );
}
