import { Popover } from '#app/components/popover.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { causeWord } from '#app/entities/task/task-words.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import { t } from '#app/messages/task-list.ts';
import { CauseChoice } from './cause-section.tsx';
import { useCauses } from './use-causes.ts';

const MOST_CHIPS = 4;

type CauseChipsProps = { filter: TaskFilter; onChange: (filter: TaskFilter) => void };

/** The reasons of the listed failures with their counts. Each toggles the filter by it. */
export function CauseChips({ filter, onChange }: CauseChipsProps) {
  const { causes: all = [] } = useCauses(filter);
  const { cause: chosen = [] } = filter;
  const first = all.filter(({ cause }, index) => index < MOST_CHIPS || chosen.includes(cause));
  const more = all.length - first.length;
  if (all.length === 0) return null;

  const choose = (causes: readonly string[] | undefined) => onChange({ ...filter, cause: causes });
  function toggle(cause: string) {
    const next = chosen.includes(cause) ? chosen.filter((one) => one !== cause) : [...chosen, cause];
    choose(next.length > 0 ? next : undefined);
  }
  return (
    <ul
      aria-label={t('reasons')}
      className="flex items-center gap-1.5 pt-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:pb-1 sm:flex-wrap"
    >
      {first.map(({ cause, name, count }) => (
        <li key={cause} className="min-w-0 max-sm:shrink-0">
          <button
            type="button"
            aria-pressed={chosen.includes(cause)}
            className={classNames(
              'inline-flex h-6 max-w-72 min-w-0 items-center gap-1.5 rounded-full border px-2.5 text-xs',
              chosen.includes(cause)
                ? 'border-accent bg-accent-soft text-accent'
                : 'border-edge text-ink-2 hover:bg-raised hover:text-ink',
            )}
            {...tooltip(causeWord(cause), name === causeWord(cause) ? { ifCutOff: true } : { describes: true })}
            onClick={() => toggle(cause)}
          >
            <span dir="auto" className="truncate">
              {name}
            </span>
            {count !== undefined && <span className="figures">{formatCount(count)}</span>}
          </button>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Popover
            label={t('moreReasons', { count: more })}
            look="quiet"
            size="small"
            className="h-6!"
            width="w-96"
            button={t('moreReasons', { count: more })}
          >
            <CauseChoice causes={all} chosen={chosen} onChange={choose} />
          </Popover>
        </li>
      )}
    </ul>
  );
}

const FAILED: readonly string[] = ['error', 'aborted'];

/** Whether the list has only tasks that failed, at least once. */
export function listsFailures({ status = [], hasErrors, cause }: TaskFilter): boolean {
  const isFailed = status.length > 0 && status.every((one) => FAILED.includes(one));
  return isFailed || hasErrors === true || cause !== undefined;
}
