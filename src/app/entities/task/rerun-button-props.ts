import type { ComponentType } from 'react';
import type { ListedTask } from '#contract/task.ts';

export type RerunButtonProps = { tasks: readonly ListedTask[]; onSent: () => void };

export type RerunButtonComponent = ComponentType<RerunButtonProps>;
