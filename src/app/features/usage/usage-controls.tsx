import { Link } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/usage.ts';
import { paths } from '#app/paths.ts';
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
  const field = (name: 'from' | 'to', label: string) => (
    <label className="flex items-center gap-1.5 text-xs text-ink-2">
      <span>{label}</span>
      <input
        type="date"
        value={view.dates[name]}
        className="h-7 rounded border border-edge bg-surface px-1.5 text-xs text-ink"
        onChange={({ target }) => onChange({ ...view, dates: { ...view.dates, [name]: target.value } })}
      />
    </label>
  );
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-1">
      {field('from', t('from'))}
      {field('to', t('to'))}
    </div>
  );
}
