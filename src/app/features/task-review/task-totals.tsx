import { ChevronDown } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import type { Task, Turn } from '#contract/task.ts';
import { runningSince } from '#app/entities/task/running-since.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatDuration } from '#app/lib/format.ts';
import { Clock } from '#app/components/clock.tsx';
import { TaskCredits } from '#app/entities/task/task-credits.tsx';
import { t } from '#app/messages/task-review.ts';
import { sumTurns } from './check-totals.ts';
import { collectItems } from './collect-items.ts';
import { TaskFiles, TaskSources } from './task-items.tsx';

type Opened = 'sources' | 'files';

export function TaskTotals({ task, turns }: { task: Task; turns: readonly Turn[] }) {
  const [opened, setOpened] = useState<Opened>();
  const listId = useId();
  const items = useMemo(() => collectItems(turns), [turns]);
  const sums = sumTurns(turns);
  const since = runningSince(task);
  const toggle = (which: Opened) => setOpened(opened === which ? undefined : which);
  const shown = opened !== undefined && items[opened].length > 0 ? opened : undefined;
  return (
    <section aria-label={t('totals')} className="@container">
      <dl className="grid grid-cols-3 gap-x-6 gap-y-4 py-5 @min-[28rem]:grid-cols-4 @min-[40rem]:grid-cols-7">
        <Figure unit={t('unit.credits', { count: task.totals.credits })}>
          <TaskCredits task={task} />
        </Figure>
        <Figure unit={t('unit.duration')}>
          {since === undefined ? (
            formatDuration(task.totals.durationMs)
          ) : (
            <Clock since={since} className="text-running" />
          )}
        </Figure>
        <Figure unit={t('unit.turns', { count: task.totals.turnCount })}>{formatCount(task.totals.turnCount)}</Figure>
        <Figure unit={t('unit.tokensIn')}>{formatCount(sums.inputTokens)}</Figure>
        <Figure unit={t('unit.tokensOut')}>{formatCount(sums.outputTokens)}</Figure>
        {(['sources', 'files'] as const).map((which) => (
          <Figure key={which} unit={t(`unit.${which}`, { count: items[which].length })}>
            {items[which].length === 0 ? (
              formatCount(0)
            ) : (
              <button
                type="button"
                aria-expanded={shown === which}
                aria-controls={shown === which ? listId : undefined}
                aria-label={t(`count.${which}`, { count: items[which].length })}
                onClick={() => toggle(which)}
                className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:bg-raised"
              >
                <span>{formatCount(items[which].length)}</span>
                <ChevronDown
                  size={14}
                  aria-hidden
                  className={classNames('text-ink-3', shown === which && 'rotate-180')}
                />
              </button>
            )}
          </Figure>
        ))}
      </dl>
      {shown !== undefined && (
        <div id={listId} className="border-t border-line py-3">
          {shown === 'sources' ? <TaskSources sources={items.sources} /> : <TaskFiles files={items.files} />}
        </div>
      )}
    </section>
  );
}

function Figure({ unit, children }: { unit: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col-reverse">
      <dt className="truncate text-xs text-ink-3">{unit}</dt>
      <dd className="figures truncate text-lg">{children}</dd>
    </div>
  );
}
