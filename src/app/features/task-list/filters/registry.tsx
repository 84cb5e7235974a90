import type { ComponentType } from 'react';
import type { Task } from '#contract/task.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { holdsSearch } from '#app/lib/search-words.ts';
import { nameCauses } from '#app/entities/task/cause-names.ts';
import { budgetWord, statusWord, triggerWord } from '#app/entities/task/task-words.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-list.ts';
import { describeDateRange } from '#app/data/date-presets.ts';
import { CauseSection } from './cause-section.tsx';
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
 * To add a filter: add its field to `contract/task-list-query.ts`, its condition to `server/store/where-tasks.ts`, its
 * verification to `data/filter-checks.ts`, and an entry here. Whatever is missing is a type error.
 */

export type Names = {
  workerTitle: (workerId: string) => string;
  now: number;
};

type SectionName = 'status' | 'cause' | 'date' | 'worker' | 'budget' | 'trigger' | 'more';

type IsOneOff = (workerId: string) => boolean;

type FilterField = {
  keys: readonly (keyof TaskFilter)[];
  /** Absent for conditions with a control of their own. */
  section?: SectionName;
  /** Absent if another control shows the condition. */
  chip?: (filter: TaskFilter, names: Names) => string;
  /** Shown in the section's button alone. */
  inButton?: () => string;
  /** Another control shows the condition in the toolbar. */
  hasOwnChips?: true;
  matches?: (task: Task, filter: TaskFilter, isOneOff: IsOneOff) => boolean;
};

const anyOf = (values: readonly string[] = []) => formatList(values, 'disjunction');

const days: FilterField = {
  keys: ['from', 'to'],
  section: 'date',
  chip: (filter, { now }) => {
    const range = describeDateRange(filter, now);
    const what = filter.of === 'turns' ? 'turnEnded' : 'created';
    return 'dates' in range ? t(`chip.${what}.${range.kind}`, { dates: range.dates }) : t(`chip.${what}.${range.kind}`);
  },
};

const credits: FilterField = {
  keys: ['minCredits', 'maxCredits'],
  section: 'more',
  chip({ minCredits: min, maxCredits: max }) {
    if (min === undefined) return t('chip.maxCredits', { max: max ?? 0 });
    return max === undefined ? t('chip.minCredits', { min }) : t('chip.creditRange', { min, max });
  },
};

/** In the order of the chips. Related fields share an entry. */
const FIELDS: { readonly [Key in keyof TaskFilter]-?: FilterField | null } = {
  q: { keys: ['q'], matches: (task, { q }) => q === undefined || holdsSearch(taskTitle(task), q) },
  status: {
    keys: ['status'],
    section: 'status',
    chip: ({ of, status = [] }) =>
      t(of === 'turns' ? 'chip.turnStatus' : 'chip.status', { values: anyOf(status.map(statusWord)) }),
    matches({ status }, filter) {
      const wanted: readonly string[] | undefined = filter.status;
      return wanted?.includes(status) ?? true;
    },
  },
  cause: {
    keys: ['cause'],
    section: 'cause',
    chip: ({ of, cause = [] }) =>
      t(of === 'turns' ? 'chip.turnCause' : 'chip.cause', { values: anyOf([...nameCauses(cause).values()]) }),
    hasOwnChips: true,
  },
  from: days,
  to: days,
  workerId: {
    keys: ['workerId'],
    section: 'worker',
    chip: ({ workerId }, { workerTitle }) => t('chip.worker', { values: anyOf(workerId?.map(workerTitle)) }),
    matches: (task, { workerId }, isOneOff) =>
      workerId === undefined ||
      workerId.includes(task.workerId) ||
      (workerId.includes(ONE_OFF) && isOneOff(task.workerId)),
  },
  budget: {
    keys: ['budget'],
    section: 'budget',
    chip: ({ of, budget }) =>
      t(of === 'turns' ? 'chip.turnBudget' : 'chip.budget', { values: anyOf(budget?.map(budgetWord)) }),
  },
  triggeredBy: {
    keys: ['triggeredBy'],
    section: 'trigger',
    chip: ({ of, triggeredBy }) =>
      t(of === 'turns' ? 'chip.turnTrigger' : 'chip.trigger', { values: anyOf(triggeredBy?.map(triggerWord)) }),
  },
  hasErrors: {
    keys: ['hasErrors'],
    section: 'more',
    chip: ({ hasErrors }) => t(hasErrors === true ? 'hasErrors' : 'chip.noErrors'),
  },
  hasFiles: {
    keys: ['hasFiles'],
    section: 'more',
    chip: ({ hasFiles }) => t(hasFiles === true ? 'hasFiles' : 'chip.noFiles'),
  },
  minCredits: credits,
  maxCredits: credits,
  archived: {
    keys: ['archived'],
    section: 'more',
    chip: ({ archived }) => t(archived === 'only' ? 'chip.archived.only' : 'chip.archived.include'),
  },
  of: { keys: ['of'], section: 'more', inButton: () => t('matchesTurns') },
  sort: null,
  order: null,
};

const fields = [...new Set(Object.values(FIELDS))].filter((field) => field !== null);
const isSet = (filter: TaskFilter) => (field: FilterField) => field.keys.some((key) => filter[key] !== undefined);

export type FilterSection = {
  name: SectionName;
  Section: ComponentType<FilterSectionProps>;
  /** Of its popover, as a class. */
  width: string;
};

export const FILTER_SECTIONS: readonly FilterSection[] = [
  { name: 'status', Section: StatusSection, width: 'w-48' },
  { name: 'cause', Section: CauseSection, width: 'w-88' },
  { name: 'date', Section: DaysSection, width: 'w-70' },
  { name: 'worker', Section: WorkerSection, width: 'w-70' },
  { name: 'budget', Section: BudgetSection, width: 'w-48' },
  { name: 'trigger', Section: TriggerSection, width: 'w-48' },
  { name: 'more', Section: MoreSection, width: 'w-70' },
];

/** `all`: every condition in words; `words`: the first and how many more. */
type SectionWords = { words: string; all: string; without: TaskFilter };

export function isSectionActive(name: SectionName, filter: TaskFilter): boolean {
  return fields.filter(({ section }) => section === name).some(isSet(filter));
}

/** The conditions of a section, for its button; undefined without any. */
export function sectionWords(name: SectionName, filter: TaskFilter, names: Names): SectionWords | undefined {
  const set = fields.filter(({ section }) => section === name).filter(isSet(filter));
  const all = set.flatMap(({ chip, inButton }) => chip?.(filter, names) ?? inButton?.() ?? []);
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  return {
    words: rest.length === 0 ? first : t('moreConditions', { first, count: rest.length }),
    all: formatList(all),
    without: { ...filter, ...Object.fromEntries(set.flatMap(({ keys }) => keys).map((key) => [key, undefined])) },
  };
}

export function worksLocally(name: SectionName): boolean {
  return fields.some(({ section, matches }) => section === name && matches !== undefined);
}

export type FilterChip = { words: string; without: TaskFilter; hasOwnChips: boolean };

export function filterChips(filter: TaskFilter, names: Names): readonly FilterChip[] {
  return fields.filter(isSet(filter)).flatMap(({ keys, chip, hasOwnChips = false }) => {
    if (chip === undefined) return [];
    const removed = Object.fromEntries(keys.map((key) => [key, undefined]));
    return [{ words: chip(filter, names), without: { ...filter, ...removed }, hasOwnChips }];
  });
}

export function clearFilter({ sort, order }: TaskFilter): TaskFilter {
  return { sort, order };
}

/** Present if the filter works without a task list. */
export function matchesLocally(task: Task, filter: TaskFilter, isOneOff: IsOneOff): boolean {
  return fields.every(({ matches }) => matches?.(task, filter, isOneOff) ?? true);
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
