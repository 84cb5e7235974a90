import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import type { Elements } from '#app/components/elements.ts';
import { NamedValue } from '#app/components/named-value.tsx';
import { pathInside, useReveal } from '#app/components/reveal.ts';
import { t } from '#app/messages/turn.ts';
import { readSql, readToolResult } from './read-tool-result.ts';
import { ToolCard } from './tool-card.tsx';

type ToolCall = { readonly input?: unknown; readonly output?: unknown; readonly errorText?: string | undefined };

type ToolDetailsProps = {
  call: ToolCall;
  /** For find. */
  path?: string;
  /** Shown above. */
  children?: Elements;
};

/** What a tool call got and returned. A known kind of output has a card; input and output as JSON open below it. */
export function ToolDetails({ call: { input, output, errorText }, path, children }: ToolDetailsProps) {
  const result = useMemo(() => readToolResult(output), [output]);
  const sql = useMemo(() => readSql(input), [input]);
  const [areValuesOpen, setValuesOpen] = useState(false);
  useReveal(path, () => setValuesOpen(true));
  const at = (step: string) => (path === undefined ? undefined : { path: pathInside(path, step) });
  return (
    <div className="mb-2 grid grid-cols-1 gap-2 rounded-lg bg-rail px-3 py-2 text-sm">
      {children}
      {errorText !== undefined && <NamedValue label={t('error')} value={errorText} tone="error" {...at('error')} />}
      {result !== undefined && (
        <>
          <ToolCard sql={sql} result={result} />
          <div>
            <button
              type="button"
              aria-expanded={areValuesOpen}
              className="flex min-h-6 items-center gap-1 rounded-sm text-xs text-ink-3 hover:text-ink"
              onClick={() => setValuesOpen(!areValuesOpen)}
            >
              <ChevronRight size={12} aria-hidden className={classNames(areValuesOpen && 'rotate-90')} />
              <span>{t('inputAndOutput')}</span>
            </button>
          </div>
        </>
      )}
      {(result === undefined || areValuesOpen) && (
        <>
          {input !== undefined && <NamedValue label={t('input')} value={input} {...at('input')} />}
          {output !== undefined && <NamedValue label={t('output')} value={output} {...at('output')} />}
        </>
      )}
    </div>
  );
}
