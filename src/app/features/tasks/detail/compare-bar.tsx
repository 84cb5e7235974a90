import { Columns2 } from 'lucide-react';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Link } from '#app/ui/link.tsx';

type CompareBarProps = {
  taskId: string;
  /** The turns chosen, by `seq`: two at most. */
  chosen: readonly number[];
  onClear: () => void;
};

/** Says what is chosen, and leads to the comparison once there are two. */
export function CompareBar({ taskId, chosen, onClear }: CompareBarProps) {
  const [before, after] = chosen.toSorted((a, b) => a - b);
  return (
    <div className="sticky bottom-0 z-10 flex justify-center pt-4">
      <div role="status" className="sr-only">
        {before !== undefined &&
          (after === undefined ? `Turn ${before} chosen` : `Turns ${before} and ${after} chosen`)}
      </div>
      {before !== undefined && (
        <div className="mb-4 flex max-w-full items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3.5 text-sm shadow-float">
          {after === undefined ? (
            <span className="min-w-0 truncate">Turn {before} chosen. Choose one more to compare.</span>
          ) : (
            <Link
              to={paths.turnsCompared(taskId, before, after)}
              className={buttonClass({ look: 'primary', size: 'small' })}
            >
              <Columns2 size={14} aria-hidden />
              Compare turns {before} and {after}
            </Link>
          )}
          <Button look="quiet" size="small" onClick={onClear}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}
