import { formatCount } from '#app/lib/format.ts';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from '#app/ui/button.tsx';
import { StatusMark } from '#app/ui/status-mark.tsx';
import { useRail } from './rail-state.tsx';
import { useTasksAtHand } from './use-tasks-at-hand.ts';

/** How many tasks run, where the rail that lists them is folded or off the page: leads to it. */
export function RunningButton() {
  const { folded, setDrawerOpen } = useRail();
  const { running } = useTasksAtHand();
  if (running.length === 0) return null;
  return (
    <span className={classNames(!folded && 'md:hidden')}>
      <Button look="quiet" size="small" title="Show what runs" onClick={() => setDrawerOpen(true)}>
        <StatusMark tone="running" word={`${formatCount(running.length)} running`} />
      </Button>
    </span>
  );
}
