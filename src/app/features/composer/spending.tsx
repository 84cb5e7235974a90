import { Suspense, useEffect, useEffectEvent } from 'react';
import type { Budget } from '#contract/task.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { showToast } from '#app/components/toasts.tsx';

export type SpendingProps = {
  /** Absent for a new task. */
  taskId: string | undefined;
  /** Null for a worker that the turn makes. */
  workerId: string | null;
  budget: Budget;
  /** A send waits until today's spending is held against the operator's limit. */
  checking: boolean;
  onSend: () => void;
  onClose: () => void;
};

const SpendingFigures = lazyPart(async () => (await import('./spending-figures.tsx')).SpendingFigures, Unchecked);

/** What the worker usually costs, and what stands between a turn and the limit of the day: comes once the composer is used. */
export function Spending(props: SpendingProps) {
  return (
    <Suspense>
      <SpendingFigures {...props} />
    </Suspense>
  );
}

/** A limit that can't be held against anything stops nobody. */
export function Unchecked({ checking, onSend }: Pick<SpendingProps, 'checking' | 'onSend'>) {
  const send = useEffectEvent(() => {
    onSend();
    showToast({ id: 'unchecked', text: 'Sent unchecked: what was spent today could not be read.', forMs: 10_000 });
  });
  useEffect(() => {
    if (checking) send();
  }, [checking]);
  return null;
}
