import { Suspense, useState, type ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { classNames } from '#app/lib/class-names.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { NamedValue } from '#app/components/named-value.tsx';
import { pathInside, useReveal } from '#app/components/reveal.ts';
import { t } from '#app/messages/turn.ts';
import type { ToolCardProps } from './tool-card.tsx';

type ToolCall = { readonly input?: unknown; readonly output?: unknown; readonly errorText?: string | undefined };

type ToolDetailsProps = {
  call: ToolCall;
  /** For find. */
  path?: string;
  /** Shown above. */
  children?: ReactNode;
};

const ToolCard = lazyPart<ToolCardProps>(
  async () => (await import('./tool-card.tsx')).ToolCard,
  ({ values }) => values,
);

/** What a tool call got and returned. A known kind of output gets a card; its values as JSON open below. */
export function ToolDetails({ call, path, children }: ToolDetailsProps) {
  const { input, output, errorText } = call;
  const [areValuesOpen, setValuesOpen] = useState(false);
  useReveal(path, () => setValuesOpen(true));
  const at = (step: string) => (path === undefined ? undefined : { path: pathInside(path, step) });
  const values = (
    <>
      {input !== undefined && <NamedValue label={t('input')} value={input} {...at('input')} />}
      {output !== undefined && <NamedValue label={t('output')} value={output} {...at('output')} />}
    </>
  );
  return (
    <div className="mb-2 grid grid-cols-1 gap-2 rounded-lg bg-rail px-3 py-2 text-sm">
      {children}
      {errorText !== undefined && <NamedValue label={t('error')} value={errorText} tone="error" {...at('error')} />}
      {output === undefined ? (
        values
      ) : (
        <Suspense fallback={areValuesOpen && values}>
          <ToolCard
            input={input}
            output={output}
            values={values}
            more={
              <div>
                <button
                  type="button"
                  aria-expanded={areValuesOpen}
                  className="flex min-h-6 items-center gap-1 rounded-sm text-xs text-ink-3 hover:text-ink"
                  onClick={() => setValuesOpen(!areValuesOpen)}
                >
                  <ChevronRight size={12} aria-hidden className={classNames(areValuesOpen && 'rotate-90')} />
                  {t('inputAndOutput')}
                </button>
                {areValuesOpen && <div className="grid grid-cols-1 gap-2 pt-1">{values}</div>}
              </div>
            }
          />
        </Suspense>
      )}
    </div>
  );
}
