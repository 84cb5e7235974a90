import { CalendarDays } from 'lucide-react';
import { Link } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { t as tDays } from '#app/messages/days.ts';
import { t } from '#app/messages/usage.ts';
import { paths } from '#app/paths.ts';
import { DayField } from '#app/components/day-field.tsx';
import { MonthGrid } from '#app/components/month-grid.tsx';
import { Popover } from '#app/components/popover.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { RANGES } from './ranges.ts';
import { groupsOf, searchOf, withWorker, type UsageView } from './usage-view.ts';
import { WorkerFilter } from './worker-filter.tsx';

type UsageControlsProps = {
  view: UsageView;
  /** The initial custom dates. */
  days: { readonly from: string; readonly to: string };
  workerTitle: (workerId: string) => string;
  onChange: (view: UsageView) => void;
};

export function UsageControls({ view, days, workerTitle, onChange }: UsageControlsProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <nav aria-label={t('period')} className="min-w-0 max-w-full">
        <ul className="-ml-2.5 flex flex-wrap gap-0.5 py-1 pl-1">
          {RANGES.map((value) => (
            <li key={value}>
              <Link
                to={`${paths.usage}${searchOf({ ...view, range: value, interval: undefined, dates: days })}`}
                aria-current={value === view.range ? 'true' : undefined}
                className={classNames(
                  'inline-flex h-7 items-center rounded px-2.5 text-xs whitespace-nowrap',
                  value === view.range
                    ? 'bg-accent-soft font-medium text-ink'
                    : 'text-ink-2 hover:bg-raised hover:text-ink',
                )}
              >
                {t(`range.${value}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {view.range === 'custom' && <DateFields view={view} onChange={onChange} />}
      <div className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-2 md:ml-auto">
        <WorkerFilter
          workerId={view.workerId}
          titleOf={workerTitle}
          onChange={(workerId) => onChange(withWorker(view, workerId))}
        />
        <div className="flex max-w-full min-w-0 items-center gap-x-2">
          <span aria-hidden className="text-xs text-ink-3">
            {t('by')}
          </span>
          <div className="min-w-0">
            <Segmented
              label={t('groupBy')}
              options={groupsOf(view.workerId).map((value) => ({ value, label: t(`group.${value}`) }))}
              value={view.groupBy}
              onChange={(groupBy) => onChange({ ...view, groupBy })}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

function DateFields({ view, onChange }: Pick<UsageControlsProps, 'view' | 'onChange'>) {
  const { dates } = view;
  const choose = (days: Partial<typeof dates>) => onChange({ ...view, dates: { ...dates, ...days } });
  return (
    <div className="flex items-end gap-2">
      <div className="w-28">
        <DayField label={t('from')} value={dates.from} onCommit={(from) => choose({ from })} />
      </div>
      <div className="w-28">
        <DayField label={t('to')} value={dates.to} onCommit={(to) => choose({ to })} />
      </div>
      <Popover
        label={tDays('chooseDays')}
        size="icon"
        width="w-70"
        button={<CalendarDays size={14} role="img" aria-label={tDays('chooseDays')} />}
      >
        <MonthGrid {...dates} onChange={choose} />
      </Popover>
    </div>
  );
}
