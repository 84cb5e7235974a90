import { formatNumber } from '#app/lib/format.ts';
import { Bot, ChartNoAxesColumn, CornerDownRight, List } from 'lucide-react';
import type { ListedTask } from '#contract/task.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { statusTone } from '#app/entities/task/status-tone.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { paths } from '#app/paths.ts';
import { newWorker } from '#app/navigation.ts';
import { USAGE_GROUPS } from '#contract/usage.ts';
import type { Destination } from './palette-item.ts';
import type { PastedId } from './pasted-address.ts';
import type { Choice } from './recent-choices.ts';

type KnownTask = Pick<ListedTask, 'id' | 'title' | 'match'> & { readonly status?: string };

/** A task, or the turn in which a search found it. */
export function taskDestination(task: KnownTask): Destination {
  const { id, status, match } = task;
  const seq = match?.seq ?? null;
  return {
    id: `task ${id}`,
    label: taskTitle(task),
    icon: CornerDownRight,
    group: match && seq !== null ? `${match.field}, turn ${formatNumber(seq)}` : 'Task',
    to: seq === null ? paths.task(id) : paths.turn(id, seq),
    detail: seq === null ? undefined : match?.excerpt,
    ...(status !== undefined && { status: statusTone(status) }),
  };
}

export function workerDestination(worker: Pick<WorkerTemplate, 'id' | 'title' | 'instructions'>): Destination {
  return {
    id: `worker ${worker.id}`,
    label: workerTitle(worker),
    icon: Bot,
    group: 'Worker',
    to: paths.worker(worker.id),
  };
}

export function pastedDestination({ kind, id }: PastedId): Destination {
  const isTask = kind === 'task';
  return {
    id: `${kind} ${id}`,
    label: `Open ${kind} ${id}`,
    icon: isTask ? CornerDownRight : Bot,
    group: isTask ? 'Task' : 'Worker',
    to: isTask ? paths.task(id) : paths.worker(id),
  };
}

export function choiceDestination({ id, label, to }: Choice): Destination | undefined {
  const kind = /^(task|worker|usage) /.exec(id)?.[1];
  if (to === undefined || kind === undefined) return undefined;
  const icon = { task: CornerDownRight, worker: Bot, usage: ChartNoAxesColumn }[kind];
  return { id, label, to, icon, group: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}` };
}

export function searchDestination(q: string): Destination {
  return {
    id: 'search',
    label: `Search all tasks for “${q}”`,
    icon: List,
    group: 'Tasks',
    to: paths.tasksWhere({ q }),
  };
}

const inUsage = { icon: ChartNoAxesColumn, group: 'Usage' } as const;
const RANGES = { today: 'today', 'last-week': 'last week', 'this-month': 'this month', 'last-month': 'last month' };

export const usageDestinations: readonly Destination[] = Object.entries(RANGES).flatMap(([range, words]) =>
  USAGE_GROUPS.map((groupBy): Destination => ({
    id: `usage ${range} ${groupBy}`,
    label: `Usage of ${words} by ${groupBy}`,
    to: `${paths.usage}?range=${range}&groupBy=${groupBy}`,
    ...inUsage,
  })),
);

/** Destinations listed without a query. */
export const defaultDestinations: readonly Destination[] = [
  { id: 'new-worker', group: 'Go to', ...newWorker },
  { id: 'limits', label: 'Set credit limits', to: paths.creditLimits, ...inUsage },
];
