import type { ComponentType } from 'react';
import type { ListedTask } from '#contract/task.ts';

/** A turn of a listed task, beside the list. */
export type PeekComponent = ComponentType<PeekProps>;

export type PeekProps = {
  task: ListedTask;
  /** Instead of its newest turn. */
  earlierTurn: number | undefined;
  workerName: string;
  onClose: () => void;
};
