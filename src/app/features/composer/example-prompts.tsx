import { ApiProblem } from '#contract/api-problem.ts';
import type { Draft } from '#app/sending/draft.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { requestBlob } from '#app/data/request.ts';
import { t } from '#app/messages/composer.ts';
import { ArrowUpRight } from 'lucide-react';
import { useId, useState } from 'react';

type ExamplePrompt = { input: string; path: string; mediaType: string };

/** English, the only language of the built-in worker. */
const examplePrompts: readonly ExamplePrompt[] = [
  { input: 'Chart the average price by city', path: '/samples/homes.csv', mediaType: 'text/csv' },
  { input: 'Summarise these notes and cite the lines', path: '/samples/field-notes.md', mediaType: 'text/markdown' },
];

type ExamplePromptsProps = {
  /** Otherwise there are only the actions, until one fails. */
  isShown: boolean;
  onPick: (draft: Partial<Draft>) => void;
};

/** A click fills the composer without sending. */
export function ExamplePrompts({ isShown, onPick }: ExamplePromptsProps) {
  const id = useId();
  const [failure, setFailure] = useState<{ path: string; reason: string }>();

  async function pick({ input, path, mediaType }: ExamplePrompt) {
    try {
      const content = await requestBlob(path);
      setFailure(undefined);
      onPick({ input, files: [new File([content], nameOf(path), { type: mediaType, lastModified: 0 })] });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFailure({ path, reason: error.message });
    }
  }

  useActions(
    examplePrompts.map((prompt) => ({
      id: `sample ${prompt.path}`,
      label: t('trySample', { input: prompt.input }),
      icon: ArrowUpRight,
      group: 'tasks',
      perform: () => void pick(prompt),
    })),
  );
  if (!isShown && failure === undefined) return null;
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="text-sm font-medium text-ink-2">
        {t('examples')}
      </h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {examplePrompts.map((prompt) => (
          <li key={prompt.path}>
            <button
              type="button"
              className="group -mx-2 flex w-[calc(100%+1rem)] items-center gap-3 rounded px-2 py-2.5 text-left text-base transition-colors hover:bg-raised"
              onClick={() => void pick(prompt)}
            >
              <span className="min-w-0 flex-1">
                <span lang="en" className="block">
                  {prompt.input}
                </span>
                {failure?.path === prompt.path && (
                  <span role="alert" className="block text-xs text-error">
                    {t('sampleNotLoaded', { reason: failure.reason })}
                  </span>
                )}
              </span>
              <span className="figures shrink-0 text-xs text-ink-3">{nameOf(prompt.path)}</span>
              <ArrowUpRight size={14} className="shrink-0 text-ink-3 group-hover:text-ink" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
