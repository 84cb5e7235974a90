import type { ComponentType } from 'react';
import type { ListedTask } from '#contract/task.ts';

/** The newest turn of a listed task, beside the list. */
export type PeekComponent = ComponentType<{ task: ListedTask; workerName: string; onClose: () => void }>;
