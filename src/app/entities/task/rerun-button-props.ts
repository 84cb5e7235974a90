import type { ComponentType } from 'react';
import type { ListedTask } from '#contract/task.ts';

export type RerunButtonProps = {
  tasks: readonly ListedTask[];
  /** Of the turns to run again. Without it, the last turn of each task. */
  turnStatus: readonly string[] | undefined;
  onSent: () => void;
};

export type RerunButtonComponent = ComponentType<RerunButtonProps>;
