import { causeWord } from '#app/entities/task/task-words.ts';
import { formatCount } from '#app/lib/format.ts';
import { t } from '#app/messages/task-list.ts';
import { ChoiceList } from './choice-list.tsx';
import type { FilterSectionProps } from './filter-sections.tsx';
import { useCauses, type Cause } from './use-causes.ts';

/** The reasons of the failures that match the rest of the filter, with their counts. */
export function CauseSection({ filter, onChange }: FilterSectionProps) {
  const { causes, isCounted } = useCauses(filter);
  return (
    <div className="grid gap-1">
      {causes !== undefined && causes.length > 0 && (
        <CauseChoice causes={causes} chosen={filter.cause} onChange={(cause) => onChange({ ...filter, cause })} />
      )}
      {(causes === undefined || causes.length === 0 || !isCounted) && (
        <p className="px-1.5 py-1 text-sm text-ink-3">
          {causes === undefined ? t('loadingReasons') : t(isCounted ? 'noReasons' : 'reasonsNotCounted')}
        </p>
      )}
    </div>
  );
}

type CauseChoiceProps = {
  causes: readonly Cause[];
  chosen: readonly string[] | undefined;
  onChange: (chosen: readonly string[] | undefined) => void;
};

export function CauseChoice({ causes, chosen, onChange }: CauseChoiceProps) {
  return (
    <ChoiceList
      label={t('reasons')}
      options={causes.map(({ cause, name, count }) => ({
        value: cause,
        label: (
          <span className="flex gap-3" title={causeWord(cause)}>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {count !== undefined && <span className="figures text-xs leading-5 text-ink-3">{formatCount(count)}</span>}
          </span>
        ),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
