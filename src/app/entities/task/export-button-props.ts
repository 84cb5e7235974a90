import type { ComponentType } from 'react';
import type { ListedTask } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';

/** Selected or listed tasks, or all that verifiably match a filter. `count` may be unknown. */
export type ExportSource =
  | { kind: 'selected' | 'listed'; tasks: readonly ListedTask[] }
  | { kind: 'filter'; filter: TaskFilter; applies: boolean; count: number | undefined };

export type ExportButtonProps = {
  id: string;
  label: string;
  source: ExportSource;
  disabled?: string | undefined;
};

export type ExportButtonComponent = ComponentType<ExportButtonProps>;
