import { ApiProblem } from '#contract/api-problem.ts';
import type { Draft } from '#app/sending/draft.ts';
import { requestBlob } from '#app/data/request.ts';
import { ArrowUpRight } from 'lucide-react';
import { useState } from 'react';

type Errand = { input: string; path: string; mediaType: string };

/** Two examplePrompts that the built-in worker can do, on files that ship with the dashboard. */
const examplePrompts: readonly Errand[] = [
  { input: 'Average price by city, and chart it', path: '/samples/homes.csv', mediaType: 'text/csv' },
  { input: 'Summarise these notes and cite the lines', path: '/samples/field-notes.md', mediaType: 'text/markdown' },
];

/** Offers the examplePrompts: one click fills the composer, and nothing is sent. */
export function ExamplePrompts({ onPick }: { onPick: (draft: Partial<Draft>) => void }) {
  const [failure, setFailure] = useState<{ path: string; message: string }>();

  async function pick({ input, path, mediaType }: Errand) {
    try {
      const content = await requestBlob(path);
      setFailure(undefined);
      onPick({ input, files: [new File([content], nameOf(path), { type: mediaType, lastModified: 0 })] });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFailure({ path, message: error.message });
    }
  }

  return (
    <section aria-labelledby="examplePrompts" className="mt-10">
      <h2 id="examplePrompts" className="text-sm font-medium text-ink-2">
        Try one on a sample file
      </h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {examplePrompts.map((errand) => (
          <li key={errand.path}>
            <button
              type="button"
              className="group -mx-2 flex w-[calc(100%+1rem)] items-center gap-3 rounded px-2 py-2.5 text-left text-base transition-colors hover:bg-raised"
              onClick={() => void pick(errand)}
            >
              <span className="min-w-0 flex-1">
                <span className="block">{errand.input}</span>
                {failure?.path === errand.path && (
                  <span
                    role="alert"
                    className="block text-xs text-error"
                  >{`The sample could not be loaded. ${failure.message}`}</span>
                )}
              </span>
              <span className="figures shrink-0 text-xs text-ink-3">{nameOf(errand.path)}</span>
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
