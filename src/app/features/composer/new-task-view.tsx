import type { WorkerTemplate } from '#contract/worker.ts';
import { useEffect, type ReactNode, type RefObject } from 'react';
import { LIMITS_IN_WORDS } from './attachments.ts';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ExamplePrompts } from './example-prompts.tsx';
import { WorkerIdField } from './worker-id-field.tsx';
import { WorkerPicker } from './worker-picker.tsx';

type NewTaskViewProps = {
  composer: RefObject<ComposerHandle | null>;
  /** The workers to choose from, null where the API can't list them, undefined while they load. */
  workers: readonly WorkerTemplate[] | null | undefined;
  /** There are no tasks yet: offer something to begin with. */
  firstRun: boolean;
  /** The worker that the operator came from, if any. */
  workerId: string | null;
  /** What the worker can't do, in a sentence, where that must be known before anything is asked of it. */
  caution: string | undefined;
  /** What is on its way already. */
  outgoing: ReactNode;
};

/** The page for a new task. */
export function NewTaskView({ composer, workers, firstRun, workerId, caution, outgoing }: NewTaskViewProps) {
  useEffect(() => {
    if (workerId !== null) composer.current?.chooseWorker(workerId);
  }, [composer, workerId]);

  return (
    <div className="mx-auto w-full max-w-measure px-4 pt-[clamp(1.5rem,12vh,8rem)] pb-16 md:px-2">
      <h2 className="mb-5 text-xl font-semibold tracking-tight">What should a worker do?</h2>
      <Composer
        ref={composer}
        placeholder="Describe the task. Attach what the worker needs to read."
        renderWorkerField={(field) =>
          workers === null ? <WorkerIdField {...field} /> : <WorkerPicker {...field} workers={workers ?? []} />
        }
        takesFocus
        footnote={`Drop files anywhere: ${LIMITS_IN_WORDS}.`}
      />
      {caution !== undefined && <p className="mt-2 text-xs text-pretty text-ink-3">{caution}</p>}
      {outgoing}
      {firstRun && <ExamplePrompts onPick={(draft) => composer.current?.fill(draft)} />}
    </div>
  );
}
