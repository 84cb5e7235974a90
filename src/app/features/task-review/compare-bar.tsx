import { formatNumber } from '#app/lib/format.ts';
import { Columns2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { type Action, useActions } from '#app/components/action.ts';
import { ActionButton } from '#app/components/action-button.tsx';
import { Button } from '#app/components/button.tsx';

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
          label: `Compare turns ${before} and ${after}`,
          icon: Columns2,
          keys: 'v',
          group: 'turns',
          perform: () => void navigate(paths.turnsCompared(taskId, before, after)),
        };
  useActions(compare === undefined ? [] : [compare]);
  return (
    <div className="sticky bottom-0 z-10 flex justify-center pt-4">
      <div role="status" className="sr-only">
        {before !== undefined &&
          (after === undefined ? `Turn ${before} chosen` : `Turns ${before} and ${after} chosen`)}
      </div>
      {before !== undefined && (
        <div className="mb-4 flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3.5 text-sm shadow-float">
          {compare === undefined ? (
            <span className="min-w-0 truncate">{`Turn ${formatNumber(before)} chosen. Choose one more to compare.`}</span>
          ) : (
            <ActionButton action={compare} look="primary" size="small" />
          )}
          <Button look="quiet" size="small" onClick={onClear}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}
