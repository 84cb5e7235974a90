import { BUDGETS, TASK_STATUSES, TRIGGERS } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { useNow } from '#app/lib/use-now.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useClosePopover } from '#app/components/popover.tsx';
import { CommitOnBlurInput } from '#app/components/commit-on-blur-input.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { MonthGrid } from '#app/components/month-grid.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { budgetWord, triggerWord } from '#app/entities/task/task-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { formatNumber } from '#app/lib/format.ts';
import { readWholeNumber } from '#app/lib/read-number.ts';
import { t } from '#app/messages/task-list.ts';
import { setCreditRange, setDateRange } from './filter-ranges.ts';
import { DATE_PRESETS, dateFieldValue, presetRange, matchingPreset, startOfDay } from '#app/data/date-presets.ts';

export type FilterSectionProps = { filter: TaskFilter; onChange: (filter: TaskFilter) => void };

export function StatusSection({ filter, onChange }: FilterSectionProps) {
  return (
    <ChoiceList
      label={t('section.status')}
      options={TASK_STATUSES.map((status) => ({ value: status, label: <TaskStatus status={status} /> }))}
      chosen={filter.status}
      onChange={(status) => onChange({ ...filter, status })}
    />
  );
}

export function BudgetSection({ filter, onChange }: FilterSectionProps) {
  return (
    <ChoiceList
      label={t('section.budget')}
      options={BUDGETS.map((budget) => ({ value: budget, label: budgetWord(budget) }))}
      chosen={filter.budget}
      onChange={(budget) => onChange({ ...filter, budget })}
    />
  );
}

export function TriggerSection({ filter, onChange }: FilterSectionProps) {
  return (
    <ChoiceList
      label={t('section.trigger')}
      options={TRIGGERS.map((trigger) => ({ value: trigger, label: triggerWord(trigger) }))}
      chosen={filter.triggeredBy}
      onChange={(triggeredBy) => onChange({ ...filter, triggeredBy })}
    />
  );
}

export function DaysSection({ filter, onChange }: FilterSectionProps) {
  const now = useNow(null);
  const span = matchingPreset(filter, now);
  const close = useClosePopover();
  const [from, to] = [dateFieldValue(filter.from), dateFieldValue(filter.to, true)];
  return (
    <div className="grid gap-2">
      <div className="grid gap-px">
        {DATE_PRESETS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === span}
            className={classNames(
              'rounded px-1.5 py-1 text-left text-sm hover:bg-raised',
              one === span && 'bg-accent-soft font-medium',
            )}
            onClick={() => {
              onChange({ ...filter, from: undefined, to: undefined, ...(one !== span && presetRange(one, now)) });
              close();
            }}
          >
            {t(`preset.${one}`)}
          </button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2 border-t border-line pt-2">
        <DayField
          label={t('from')}
          value={from}
          onCommit={(day) => onChange(setDateRange(filter, { from: startOfDay(day) }))}
        />
        <DayField
          label={t('to')}
          value={to}
          onCommit={(day) => onChange(setDateRange(filter, { to: startOfDay(day, 1) }))}
        />
      </div>
      <MonthGrid
        from={from}
        to={to}
        onChange={(days) => onChange({ ...filter, from: startOfDay(days.from), to: startOfDay(days.to, 1) })}
      />
    </div>
  );
}

const asFlag = { any: undefined, yes: true, no: false } as const;
const fromFlag = (flag: boolean | undefined) => (flag === undefined ? 'any' : flag ? 'yes' : 'no');
const FLAGS = ['any', 'yes', 'no'] as const;
const ARCHIVED = ['exclude', 'include', 'only'] as const;
const MATCH_ON = ['tasks', 'turns'] as const;

/** The URL parser's limit. */
const MOST_CREDITS = 999_999_999;

export function MoreSection({ filter, onChange }: FilterSectionProps) {
  const row = 'flex items-center justify-between gap-4 text-sm';
  const flags = FLAGS.map((value) => ({ value, label: t(value) }));
  function onCredits(end: 'minCredits' | 'maxCredits', text: string) {
    const typed = readWholeNumber(text, MOST_CREDITS);
    if (typed.kind === 'refused') {
      return typed.why === 'too large'
        ? t('tooManyCredits', { count: MOST_CREDITS })
        : t('notWhole', { text: text.trim() });
    }
    onChange(setCreditRange(filter, { [end]: typed.kind === 'number' ? typed.value : undefined }));
    return undefined;
  }
  const asTyped = (credits: number | undefined) => (credits === undefined ? '' : formatNumber(credits));
  return (
    <div className="grid gap-2.5 p-1">
      <div className={row}>
        {t('hasErrors')}
        <Segmented
          label={t('hasErrors')}
          options={flags}
          value={fromFlag(filter.hasErrors)}
          onChange={(flag) => onChange({ ...filter, hasErrors: asFlag[flag] })}
        />
      </div>
      <div className={row}>
        {t('hasFiles')}
        <Segmented
          label={t('hasFiles')}
          options={flags}
          value={fromFlag(filter.hasFiles)}
          onChange={(flag) => onChange({ ...filter, hasFiles: asFlag[flag] })}
        />
      </div>
      <div className={row}>
        {t('archived')}
        <Segmented
          label={t('archived')}
          options={ARCHIVED.map((value) => ({ value, label: t(`archived.${value}`) }))}
          value={filter.archived ?? 'exclude'}
          onChange={(archived) => onChange({ ...filter, archived: archived === 'exclude' ? undefined : archived })}
        />
      </div>
      <div>
        <div className={row}>
          {t('matchOn')}
          <Segmented
            label={t('matchOn')}
            options={MATCH_ON.map((value) => ({ value, label: t(`matchOn.${value}`) }))}
            value={filter.of ?? 'tasks'}
            onChange={(of) => onChange({ ...filter, of: of === 'tasks' ? undefined : of })}
          />
        </div>
        <p className="pt-1 text-xs text-ink-3">{t('matchOnHint')}</p>
      </div>
      <div className="grid grid-cols-2 gap-2 border-t border-line pt-2.5">
        <CommitOnBlurInput
          label={t('minCredits')}
          inputMode="numeric"
          value={asTyped(filter.minCredits)}
          onCommit={(text) => onCredits('minCredits', text)}
        />
        <CommitOnBlurInput
          label={t('maxCredits')}
          inputMode="numeric"
          value={asTyped(filter.maxCredits)}
          onCommit={(text) => onCredits('maxCredits', text)}
        />
      </div>
    </div>
  );
}
