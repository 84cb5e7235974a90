import { useQuery } from '@tanstack/react-query';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { previousRunQuery } from '#app/data/previous-run.ts';
import { t } from '#app/messages/task-compare.ts';
import type { TurnPlace } from '#app/paths.ts';
import type { ComparedTurn } from './sides.ts';

type SuggestedTurnsProps = { compared: ComparedTurn; onChoose: (place: TurnPlace) => void };

/** Offers the turns that a turn is most often compared with. */
export function SuggestedTurns({ compared: { task, turn }, onChoose }: SuggestedTurnsProps) {
  const { data: previous } = useQuery(previousRunQuery(task));
  return (
    <EmptyState
      title={t('compareWith')}
      actions={
        <>
          {turn.seq > 0 && (
            <Button onClick={() => onChoose({ taskId: task.id, seq: turn.seq - 1 })}>{t('previousTurn')}</Button>
          )}
          {previous != null && (
            <Button onClick={() => onChoose({ taskId: previous.id, seq: Math.max(0, previous.totals.turnCount - 1) })}>
              {t('previousRun')}
            </Button>
          )}
        </>
      }
    >
      {previous === null && <span>{t('noPreviousRun')}</span>}
    </EmptyState>
  );
}
