import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Action } from '#app/components/action.ts';
import { ActionButton } from '#app/components/action-button.tsx';
import { useActions } from '#app/components/action-registry.tsx';
import { rerunsOf, useLocalTasks, type Rerun } from '#app/data/local-tasks.ts';
import { t } from '#app/messages/task-compare.ts';
import { paths } from '#app/paths.ts';

type RerunStepsProps = { batch: string; taskId: string | undefined };

/** Walks through the tasks of a batch, each beside its origin. Empty if this browser did not send it. */
export function RerunSteps({ batch, taskId }: RerunStepsProps) {
  const reruns = rerunsOf(useLocalTasks(), batch);
  const at = reruns.findIndex((rerun) => rerun.taskId === taskId);
  if (at === -1 || reruns.length < 2) return null;
  return <Steps {...{ batch, reruns, at }} />;
}

type StepsProps = { batch: string; reruns: readonly Rerun[]; at: number };

function Steps({ batch, reruns, at }: StepsProps) {
  const navigate = useNavigate();
  function stepTo(rerun: Rerun | undefined) {
    return {
      group: 'turns' as const,
      isMovement: true,
      disabled: rerun === undefined ? t('noMoreReruns') : undefined,
      perform() {
        if (rerun === undefined) return;
        const turns = { before: rerun.origin, after: { taskId: rerun.taskId, seq: 0 } };
        void navigate(paths.compare(turns, batch), { replace: true });
      },
    };
  }
  const previous: Action = {
    id: 'previous-rerun',
    label: t('previousRerun'),
    icon: ChevronLeft,
    keys: 'k',
    ...stepTo(reruns[at - 1]),
  };
  const next: Action = {
    id: 'next-rerun',
    label: t('nextRerun'),
    icon: ChevronRight,
    keys: 'j',
    ...stepTo(reruns[at + 1]),
  };
  useActions([previous, next]);
  return (
    <div className="flex items-center gap-1 text-sm">
      <ActionButton action={previous} size="icon" />
      <ActionButton action={next} size="icon" />
      <span role="status" className="pl-2 text-ink-2 tabular-nums">
        {t('rerunOf', { at: at + 1, count: reruns.length })}
      </span>
    </div>
  );
}
