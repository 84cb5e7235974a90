import type { Budget } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { queryOf } from '#app/lib/query-of.ts';

export type TurnPlace = { readonly taskId: string; readonly seq: number };
export type ComparedTurns = { readonly before?: TurnPlace | undefined; readonly after?: TurnPlace | undefined };

const placeText = ({ taskId, seq }: TurnPlace) => `${taskId}/${seq}`;

/** Every address of the app. */
export const paths = {
  newTask: '/',
  /** Fills the composer with a turn, to run it again. */
  runAgain: (taskId: string, seq: number, budget?: Budget) =>
    `/${queryOf({ again: taskId, turn: seq, ...(budget && { budget }) })}`,
  /** Attaches the conversation through a turn. */
  newTaskFrom: (taskId: string, seq: number) => `/${queryOf({ from: taskId, turn: seq })}`,
  newTaskFor: (workerId: string) => `/?workerId=${encodeURIComponent(workerId)}`,
  tasks: '/tasks',
  tasksWhere: (filter: TaskFilter) => `/tasks${queryOf(filter)}`,
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  turn: (taskId: string, seq: number) => `/tasks/${encodeURIComponent(taskId)}#turn-${seq}`,
  turns: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}/turns`,
  /** Of any two tasks. A missing turn is to be chosen. `batch`: the id of tasks that were sent together, to walk through. */
  compare: ({ before, after }: ComparedTurns, batch?: string) =>
    `/compare${queryOf({ before: before && placeText(before), after: after && placeText(after), batch })}`,
  usage: '/usage',
  usageOf: (workerId: string) => `/usage${queryOf({ workerId })}`,
  creditLimits: '/usage#limits',
  settings: '/settings',
  workers: '/workers',
  newWorker: '/workers?new',
  worker: (workerId: string) => `/workers/${encodeURIComponent(workerId)}`,
  workerInstructions: (workerId: string) => `/workers/${encodeURIComponent(workerId)}/instructions`,
  tasksOfWorker: (workerId: string, filter: TaskFilter = {}): string =>
    `${paths.worker(workerId)}/tasks${queryOf(filter)}`,
  workerSchema: (workerId: string) => `/workers/${encodeURIComponent(workerId)}/schema`,
} as const;
