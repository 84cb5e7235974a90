import { formatCount } from '#app/lib/format.ts';
import { CalendarDays, ListFilter } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { MAX_SEARCH_CHARS } from '#contract/limits.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useNow } from '#app/lib/use-now.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import { SearchField } from '#app/components/search-field.tsx';
import { t } from '#app/messages/task-list.ts';
import { DATE_PRESETS, presetRange } from '#app/data/date-presets.ts';
import { CauseChips, listsFailures } from './filters/cause-chips.tsx';
import { ChipRow } from './filters/chip-row.tsx';
import { clearFilter, FILTER_SECTIONS, filterChips, sectionWords, worksLocally } from './filters/registry.tsx';
import { FilterPopover } from './filters/filter-popover.tsx';
import { FilterSheet } from './filters/filter-sheet.tsx';
import { SaveView } from './filters/save-view.tsx';
import { SortSelect } from './filters/sort-select.tsx';
import type { TaskFilterInUrl } from './filters/use-task-filter.ts';
import type { TaskTotal } from './use-task-total.ts';

/** Milliseconds: a filter by "today" gets another name at midnight. */
const EVERY_MS = 60_000;

type TaskToolbarProps = {
  inUrl: TaskFilterInUrl;
  total: TaskTotal;
  isLocal: boolean;
  workerTitle: (workerId: string) => string;
  tools: ReactNode;
};

export function TaskToolbar({ inUrl, total, isLocal, workerTitle, tools }: TaskToolbarProps) {
  const { filter, shown, workerId, choose, type } = inUrl;
  const [sheetOpen, setSheetOpen] = useState(false);
  const now = useNow(EVERY_MS);
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
  const sections = FILTER_SECTIONS.filter(({ name }) => workerId === undefined || name !== 'worker');
  const names = { workerTitle, now };
  const chips = filterChips(shown, names);
  const saveView = (
    <SaveView
      filter={filter}
      suggestedName={[filter.q ?? [], filterChips(filter, names).map(({ words }) => words)].flat(2).join(', ')}
      now={now}
    />
  );
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
          <div role="group" aria-label={t('filters')} className="hidden @min-[52rem]:contents">
            {sections.map(({ name, Section, width }) => {
              const chosen = sectionWords(name, shown, names);
              return (
                <FilterPopover
                  key={name}
                  label={t(`section.${name}`)}
                  chosen={chosen}
                  onClear={() => chosen && choose(chosen.without)}
                  disabled={isLocal && !worksLocally(name) ? t('localOnly') : undefined}
                  width={width}
                >
                  <Section filter={filter} onChange={choose} />
                </FilterPopover>
              );
            })}
            {chips.length > 0 && (
              <Button
                look="quiet"
                size="small"
                className="h-8"
                onClick={() => {
                  focusPage();
                  choose({ ...clearFilter(shown), q: shown.q });
                }}
              >
                {t('clearAll')}
              </Button>
            )}
            {chips.length > 0 && saveView}
          </div>
          <Button size="small" className="h-8 @min-[52rem]:hidden" onClick={() => setSheetOpen(true)}>
            <ListFilter size={14} aria-hidden />
            {t('filters')}
            {chips.length > 0 && <span className="figures">{formatCount(chips.length)}</span>}
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
        <ChipRow className="@min-[52rem]:hidden" filter={shown} saveView={saveView} names={names} onChange={choose} />
        {!isLocal && listsFailures(filter) && <CauseChips filter={filter} onChange={choose} />}
      </div>
      {sheetOpen && (
        <FilterSheet
          sections={sections}
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
