import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { Kbd } from '#app/components/kbd.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { t } from '#app/messages/command-palette.ts';
import type { PaletteItem, Section } from './palette-item.ts';
import { FuzzyHighlight } from './fuzzy-highlight.tsx';

type PaletteListProps = {
  id: string;
  sections: readonly Section[];
  query: string;
  active: PaletteItem | undefined;
  optionId: (item: PaletteItem) => string;
  onPoint: (item: PaletteItem) => void;
  /** `inNewTab`: Ctrl or Cmd was held. */
  onChoose: (item: PaletteItem, inNewTab: boolean) => void;
};

export function PaletteList({ id, sections, active, ...rest }: PaletteListProps) {
  return (
    <div id={id} role="listbox" aria-label={t('suggestions')} className="min-h-0 overflow-y-auto p-1.5">
      {sections.map((section, at) => (
        <SectionOf key={at} section={section} active={active} {...rest} />
      ))}
    </div>
  );
}

function SectionOf({
  section,
  active,
  optionId,
  ...rest
}: Omit<PaletteListProps, 'id' | 'sections'> & { section: Section }) {
  const headingId = useId();
  const { heading, entries } = section;
  return (
    <div {...(heading === undefined ? { role: 'none' } : { role: 'group', 'aria-labelledby': headingId })}>
      {heading !== undefined && (
        <div id={headingId} className="px-2.5 pt-2.5 pb-1 text-xs text-ink-3">
          {heading}
        </div>
      )}
      {entries.map((item) => (
        <Option
          key={item.id}
          item={item}
          id={optionId(item)}
          isActive={item.id === active?.id}
          showsCategory={heading === undefined}
          {...rest}
        />
      ))}
    </div>
  );
}

type OptionProps = Pick<PaletteListProps, 'query' | 'onPoint' | 'onChoose'> & {
  item: PaletteItem;
  id: string;
  isActive: boolean;
  showsCategory: boolean;
};

function Option({ item, id, isActive, showsCategory, query, onPoint, onChoose }: OptionProps) {
  const { label, icon: Icon = ChevronRight, status, detail, keys, category, disabled, danger } = item;
  const below = disabled ?? detail;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={disabled !== undefined}
      className={classNames(
        'flex min-h-9 cursor-pointer scroll-my-1.5 items-center gap-2.5 rounded px-2.5 py-1.5 text-sm select-none',
        isActive && 'bg-accent-soft',
        disabled !== undefined && 'cursor-default text-ink-3',
        danger && 'text-error',
      )}
      onPointerMove={() => !isActive && onPoint(item)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={({ ctrlKey, metaKey }) => onChoose(item, ctrlKey || metaKey)}
    >
      <span className="flex w-4 shrink-0 justify-center text-ink-3">
        {status !== undefined ? (
          <TaskStatus status={status} iconOnly />
        ) : (
          <Icon size={16} strokeWidth={1.75} aria-hidden />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left">
          <FuzzyHighlight query={query} text={label} />
        </span>
        {below !== undefined && (
          <span className={classNames('block text-xs text-ink-3', disabled === undefined && 'truncate')}>
            {disabled ?? <FuzzyHighlight query={query} text={below} near />}
          </span>
        )}
      </span>
      {(showsCategory || detail !== undefined) && <span className="shrink-0 text-xs text-ink-3">{category}</span>}
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  );
}
