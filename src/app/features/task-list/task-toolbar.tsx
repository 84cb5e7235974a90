import { formatCount } from '#app/lib/format.ts';
import { CalendarDays, ListFilter } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { MAX_SEARCH_CHARS } from '#contract/limits.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useNow } from '#app/lib/use-now.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import { SearchField } from '#app/components/search-field.tsx';
import { t } from '#app/messages/task-list.ts';
import { DATE_PRESETS, presetRange } from '#app/data/date-presets.ts';
import { CauseChips, listsFailures } from './filters/cause-chips.tsx';
import { ChipRow } from './filters/chip-row.tsx';
import { FILTER_SECTIONS, filterChips, isSectionActive, worksLocally } from './filters/registry.tsx';
import { FilterPopover } from './filters/filter-popover.tsx';
import { FilterSheet } from './filters/filter-sheet.tsx';
import { SortSelect } from './filters/sort-select.tsx';
import type { TaskFilterInUrl } from './filters/use-task-filter.ts';
import type { TaskTotal } from './use-task-total.ts';

type TaskToolbarProps = {
  inUrl: TaskFilterInUrl;
  total: TaskTotal;
  isLocal: boolean;
  workerTitle: (workerId: string) => string;
  tools: ReactNode;
};

export function TaskToolbar({ inUrl: { filter, choose, type }, total, isLocal, workerTitle, tools }: TaskToolbarProps) {
  const [sheetOpen, setSheetOpen] = useState(false);
  const now = useNow(null);
  useActions(
    isLocal
      ? []
      : DATE_PRESETS.map((preset) => ({
          id: `date-${preset}`,
          label: t(`preset.${preset}`),
          icon: CalendarDays,
          group: 'filter',
          perform: () => choose({ ...filter, from: undefined, to: undefined, ...presetRange(preset, now) }),
        })),
  );
  const chipCount = filterChips(filter, { workerTitle, now }).length;
  return (
    <div className="@container shrink-0 border-b border-line px-4 py-2 md:px-6">
      <div className="mx-auto max-w-page">
        <div className="flex flex-wrap items-center gap-1.5">
          <SearchField
            value={filter.q ?? ''}
            label={isLocal ? t('searchTitles') : t('searchAll')}
            actionLabel={t('searchTasks')}
            group="tasks"
            maxLength={MAX_SEARCH_CHARS}
            onSearch={(q) => type({ ...filter, q: q === '' ? undefined : q })}
          />
          <div className="hidden gap-1.5 @min-[52rem]:flex">
            {FILTER_SECTIONS.map(({ name, Section, isWide = false }) => (
              <FilterPopover
                key={name}
                label={t(`section.${name}`)}
                isActive={isSectionActive(name, filter)}
                disabled={isLocal && !worksLocally(name) ? t('localOnly') : undefined}
                isWide={isWide}
              >
                <Section filter={filter} onChange={choose} />
              </FilterPopover>
            ))}
          </div>
          <Button size="small" className="h-8 @min-[52rem]:hidden" onClick={() => setSheetOpen(true)}>
            <ListFilter size={14} aria-hidden />
            {t('filters')}
            {chipCount > 0 && <span className="figures">{formatCount(chipCount)}</span>}
          </Button>
          <span className="as-table:hidden">{!isLocal && <SortSelect filter={filter} onChange={choose} />}</span>
          <div className="ml-auto flex items-center gap-1.5">
            <span
              role="status"
              className={classNames('text-xs text-ink-3 tabular-nums', total.isStale && 'opacity-60')}
            >
              {total.words}
            </span>
            {tools}
          </div>
        </div>
        <ChipRow filter={filter} onChange={choose} workerTitle={workerTitle} />
        {!isLocal && listsFailures(filter) && <CauseChips filter={filter} onChange={choose} />}
      </div>
      {sheetOpen && (
        <FilterSheet
          filter={filter}
          onChange={choose}
          onClose={() => setSheetOpen(false)}
          isLocal={isLocal}
          found={total.words}
        />
      )}
    </div>
  );
}
