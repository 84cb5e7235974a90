import type { ComponentType } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import {
  BudgetSection,
  DaysSection,
  MoreSection,
  StatusSection,
  TriggerSection,
  type FilterSectionProps,
} from './filter-sections.tsx';
import { WorkerSection } from './worker-section.tsx';

export type FilterControl = {
  label: string;
  Section: ComponentType<FilterSectionProps>;
  isActive: (filter: TaskFilter) => boolean;
  /** What a task itself tells, so that it can be asked of tasks that no list was asked for. */
  isLocal?: boolean;
  /** It needs more room than a few words. */
  isWide?: boolean;
};

/** All that can be asked for, in the order of the toolbar and of the sheet. */
export const FILTER_CONTROLS: readonly FilterControl[] = [
  { label: 'Status', Section: StatusSection, isActive: ({ status }) => status !== undefined, isLocal: true },
  {
    label: 'Date',
    Section: DaysSection,
    isWide: true,
    isActive: ({ from, to }) => from !== undefined || to !== undefined,
  },
  {
    label: 'Worker',
    Section: WorkerSection,
    isWide: true,
    isActive: ({ workerId }) => workerId !== undefined,
    isLocal: true,
  },
  { label: 'Budget', Section: BudgetSection, isActive: ({ budget }) => budget !== undefined },
  { label: 'Trigger', Section: TriggerSection, isActive: ({ triggeredBy }) => triggeredBy !== undefined },
  {
    label: 'More',
    Section: MoreSection,
    isWide: true,
    isActive: ({ hasErrors, hasFiles, archived, of, minCredits, maxCredits }) =>
      [hasErrors, hasFiles, archived, of, minCredits, maxCredits].some((asked) => asked !== undefined),
  },
];

export const NOT_LOCAL = 'This API has no task list: only status, worker and title can be told here.';
