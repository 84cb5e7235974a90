import type { ComponentType } from 'react';
import type { Task } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { formatCount, formatCredits } from '#app/lib/format.ts';
import { holdsSearch } from '#app/lib/search-words.ts';
import { formatDateRange } from './date-presets.ts';
import {
  BudgetSection,
  DaysSection,
  MoreSection,
  StatusSection,
  TriggerSection,
  type FilterSectionProps,
} from './filter-sections.tsx';
import { WorkerSection } from './worker-section.tsx';

/**
 * To add a filter: add its field to `contract/task-list-query.ts`, its verification to `data/filter-checks.ts`, and an
 * entry here. A missing entry is a type error.
 */

type Names = {
  workerTitle: (workerId: string) => string;
  now: number;
};

type SectionName = 'Status' | 'Date' | 'Worker' | 'Budget' | 'Trigger' | 'More';

type FilterField = {
  keys: readonly (keyof TaskFilter)[];
  /** Absent for the search, which has its own field. */
  section?: SectionName;
  /** Absent if another control shows the condition. */
  chip?: (filter: TaskFilter, names: Names) => string;
  matches?: (task: Task, filter: TaskFilter) => boolean;
};

const scoped = ({ of }: TaskFilter, noun: string) => (of === 'turns' ? `Turn ${noun.toLowerCase()}` : noun);

const days: FilterField = {
  keys: ['from', 'to'],
  section: 'Date',
  chip: (filter, { now }) => {
    const words = formatDateRange(filter, now);
    return filter.of === 'turns' ? `Turn ended ${words}` : `Created ${words}`;
  },
};

const credits: FilterField = {
  keys: ['minCredits', 'maxCredits'],
  section: 'More',
  chip({ minCredits: min, maxCredits: max }) {
    if (min === undefined) return `At most ${formatCredits(max ?? 0)}`;
    return max === undefined ? `At least ${formatCredits(min)}` : `${formatCount(min)} to ${formatCredits(max)}`;
  },
};

/** In the order of the chips. Related fields share an entry. */
const FIELDS: { readonly [Key in keyof TaskFilter]-?: FilterField | null } = {
  q: { keys: ['q'], matches: (task, { q }) => q === undefined || holdsSearch(taskTitle(task), q) },
  status: {
    keys: ['status'],
    section: 'Status',
    chip: (filter) => `${scoped(filter, 'Status')}: ${filter.status?.join(', ')}`,
    matches({ status }, filter) {
      const wanted: readonly string[] | undefined = filter.status;
      return wanted?.includes(status) ?? true;
    },
  },
  from: days,
  to: days,
  workerId: {
    keys: ['workerId'],
    section: 'Worker',
    chip: ({ workerId }, { workerTitle }) => `Worker: ${workerId?.map(workerTitle).join(', ')}`,
    matches: (task, { workerId }) => workerId?.includes(task.workerId) ?? true,
  },
  budget: {
    keys: ['budget'],
    section: 'Budget',
    chip: (filter) => `${scoped(filter, 'Budget')}: ${filter.budget?.join(', ')}`,
  },
  triggeredBy: {
    keys: ['triggeredBy'],
    section: 'Trigger',
    chip: (filter) => `${scoped(filter, 'Trigger')}: ${filter.triggeredBy?.join(', ')}`,
  },
  hasErrors: {
    keys: ['hasErrors'],
    section: 'More',
    chip: ({ hasErrors }) => (hasErrors === true ? 'Has errors' : 'No errors'),
  },
  hasFiles: {
    keys: ['hasFiles'],
    section: 'More',
    chip: ({ hasFiles }) => (hasFiles === true ? 'Has files' : 'No files'),
  },
  minCredits: credits,
  maxCredits: credits,
  archived: {
    keys: ['archived'],
    section: 'More',
    chip: ({ archived }) => (archived === 'only' ? 'Archived only' : 'Archived as well'),
  },
  of: { keys: ['of'], section: 'More' },
  sort: null,
  order: null,
};

const fields = [...new Set(Object.values(FIELDS))].filter((field) => field !== null);
const isSet = (filter: TaskFilter) => (field: FilterField) => field.keys.some((key) => filter[key] !== undefined);

export type FilterSection = {
  name: SectionName;
  Section: ComponentType<FilterSectionProps>;
  isWide?: boolean;
};

export const FILTER_SECTIONS: readonly FilterSection[] = [
  { name: 'Status', Section: StatusSection },
  { name: 'Date', Section: DaysSection, isWide: true },
  { name: 'Worker', Section: WorkerSection, isWide: true },
  { name: 'Budget', Section: BudgetSection },
  { name: 'Trigger', Section: TriggerSection },
  { name: 'More', Section: MoreSection, isWide: true },
];

export function isSectionActive(name: SectionName, filter: TaskFilter): boolean {
  return fields.filter(({ section }) => section === name).some(isSet(filter));
}

export function worksLocally(name: SectionName): boolean {
  return fields.some(({ section, matches }) => section === name && matches !== undefined);
}

export const NOT_LOCAL = 'This API has no task list: only status, worker and title can be filtered here.';

export type FilterChip = { words: string; without: TaskFilter };

export function filterChips(filter: TaskFilter, names: Names): readonly FilterChip[] {
  return fields.filter(isSet(filter)).flatMap(({ keys, chip }) => {
    if (chip === undefined) return [];
    const removed = Object.fromEntries(keys.map((key) => [key, undefined]));
    return [{ words: chip(filter, names), without: { ...filter, ...removed } }];
  });
}

export function clearFilter({ sort, order }: TaskFilter): TaskFilter {
  return { sort, order };
}

/** Present if the filter works without a task list. */
export function matchesLocally(task: Task, filter: TaskFilter): boolean {
  return fields.every(({ matches }) => matches?.(task, filter) ?? true);
}

/** Separates conditions that work without a task list. */
export function splitLocal(filter: TaskFilter): { local: TaskFilter; notApplied: TaskFilter } {
  const local = { ...filter };
  const notApplied = { ...filter };
  for (const { keys, matches } of fields) {
    for (const key of keys) delete (matches === undefined ? local : notApplied)[key];
  }
  return { local, notApplied };
}
