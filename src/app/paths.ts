import type { TaskFilter } from '#app/data/task-filter.ts';
import { queryOf } from '#app/lib/query-of.ts';

/** Every address of the app. */
export const paths = {
  newTask: '/',
  newTaskFor: (workerId: string) => `/?workerId=${encodeURIComponent(workerId)}`,
  tasks: '/tasks',
  tasksWhere: (filter: TaskFilter) => `/tasks${queryOf(filter)}`,
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  turn: (taskId: string, seq: number) => `/tasks/${encodeURIComponent(taskId)}#turn-${seq}`,
  turns: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/turns`,
  turnsCompared: (taskId: string, before: number, after: number) =>
    `/tasks/${encodeURIComponent(taskId)}/turns?compare=${before},${after}`,
  usage: '/usage',
  creditLimits: '/usage#limits',
  settings: '/settings',
  workers: '/workers',
  newWorker: '/workers?new',
  worker: (workerId: string) => `/workers/${encodeURIComponent(workerId)}`,
} as const;
