import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Action } from '#app/components/action.ts';
import { ActionButton } from '#app/components/action-button.tsx';
import { useActions } from '#app/components/action-registry.tsx';
import { rerunsOf, useLocalTasks, type Rerun } from '#app/data/local-tasks.ts';
import { t } from '#app/messages/task-compare.ts';
import { paths, type ComparedTurns, type TurnPlace } from '#app/paths.ts';

type RerunStepsProps = { batch: string; turns: ComparedTurns };

/** Walks through the tasks of a batch, each beside its origin. Empty if this browser did not send it. */
export function RerunSteps({ batch, turns: { before, after } }: RerunStepsProps) {
  const reruns = rerunsOf(useLocalTasks(), batch);
  const placeIn = (place: TurnPlace | undefined) => reruns.findIndex(({ taskId }) => taskId === place?.taskId);
  const isSwapped = placeIn(after) === -1;
  const at = placeIn(isSwapped ? before : after);
  if (at === -1 || reruns.length < 2) return null;
  return <Steps {...{ batch, reruns, at, isSwapped }} />;
}

/** `isSwapped`: the rerun is the first of the two. */
type StepsProps = { batch: string; reruns: readonly Rerun[]; at: number; isSwapped: boolean };

function Steps({ batch, reruns, at, isSwapped }: StepsProps) {
  const navigate = useNavigate();
  function stepTo(rerun: Rerun | undefined) {
    return {
      group: 'turns' as const,
      isMovement: true,
      disabled: rerun === undefined ? t('noMoreReruns') : undefined,
      perform() {
        if (rerun === undefined) return;
        const [origin, again] = [rerun.origin, { taskId: rerun.taskId, seq: 0 }];
        const turns = isSwapped ? { before: again, after: origin } : { before: origin, after: again };
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
