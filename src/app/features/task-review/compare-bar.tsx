import { Columns2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { ActionButton } from '#app/components/action-button.tsx';
import { Button } from '#app/components/button.tsx';
import { formatTurn } from '#app/lib/format.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-review.ts';

type CompareBarProps = {
  taskId: string;
  chosen: readonly number[];
  onClear: () => void;
};

export function CompareBar({ taskId, chosen, onClear }: CompareBarProps) {
  const navigate = useNavigate();
  const [before, after] = chosen.toSorted((a, b) => a - b);
  const compare: Action | undefined =
    before === undefined || after === undefined
      ? undefined
      : {
          id: 'compare-turns',
          label: t('compareTurns', { before: formatTurn(before), after: formatTurn(after) }),
          icon: Columns2,
          keys: 'v',
          group: 'turns',
          perform: () =>
            void navigate(paths.compare({ before: { taskId, seq: before }, after: { taskId, seq: after } })),
        };
  useActions(compare === undefined ? [] : [compare]);
  return (
    <div className="sticky bottom-0 z-10 flex justify-center pt-4">
      <div role="status" className="sr-only">
        {before !== undefined &&
          (after === undefined
            ? t('selected', { turn: formatTurn(before) })
            : t('selectedBoth', { before: formatTurn(before), after: formatTurn(after) }))}
      </div>
      {before !== undefined && (
        <div className="mb-4 flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3.5 text-sm shadow-float">
          {compare === undefined ? (
            <span className="min-w-0 truncate">{t('selectOneMore', { turn: formatTurn(before) })}</span>
          ) : (
            <ActionButton action={compare} look="primary" size="small" />
          )}
          <Button look="quiet" size="small" onClick={onClear}>
            {tCommon('clear')}
          </Button>
        </div>
      )}
    </div>
  );
}
