import { formatTurn } from '#app/lib/format.ts';
import { Bot, ChartNoAxesColumn, CornerDownRight, List } from 'lucide-react';
import type { ListedTask } from '#contract/task.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { t } from '#app/messages/command-palette.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t as tTask } from '#app/messages/task.ts';
import { paths } from '#app/paths.ts';
import { newWorker } from '#app/navigation.ts';
import { USAGE_GROUPS } from '#contract/usage.ts';
import type { Command, Destination } from './palette-item.ts';
import type { PastedId } from './pasted-address.ts';
import type { Choice } from './recent-choices.ts';

type KnownTask = Pick<ListedTask, 'id' | 'title' | 'match'> & { readonly status?: string };

/** Links to the turn in which a search found the task. */
export function taskDestination(task: KnownTask): Destination {
  const { id, status, match } = task;
  const seq = match?.seq ?? null;
  return {
    id: `task ${id}`,
    label: taskTitle(task),
    icon: CornerDownRight,
    category: match && seq !== null ? t('match', { field: match.field, turn: formatTurn(seq) }) : tTask('task'),
    to: seq === null ? paths.task(id) : paths.turn(id, seq),
    detail: seq === null ? undefined : match?.excerpt,
    ...(status !== undefined && { status }),
  };
}

export function workerDestination(worker: Pick<WorkerTemplate, 'id' | 'title' | 'instructions'>): Destination {
  return {
    id: `worker ${worker.id}`,
    label: workerTitle(worker),
    icon: Bot,
    category: tTask('worker'),
    to: paths.worker(worker.id),
  };
}

export function pastedDestination({ kind, id }: PastedId): Destination {
  const isTask = kind === 'task';
  return {
    id: `${kind} ${id}`,
    label: t(isTask ? 'openTask' : 'openWorker', { id }),
    icon: isTask ? CornerDownRight : Bot,
    category: tTask(kind),
    to: isTask ? paths.task(id) : paths.worker(id),
  };
}

export function choiceDestination({ id, label, to }: Choice): Destination | undefined {
  if (to === undefined) return undefined;
  switch (id.split(' ', 1)[0]) {
    case 'task':
      return { id, label, to, icon: CornerDownRight, category: tTask('task') };
    case 'worker':
      return { id, label, to, icon: Bot, category: tTask('worker') };
    case 'usage':
      return { id, label, to, icon: ChartNoAxesColumn, category: tNavigation('usage') };
    default:
      return undefined;
  }
}

export function searchDestination(query: string): Destination {
  return {
    id: 'search',
    label: t('searchTasks', { query }),
    icon: List,
    category: tNavigation('tasks'),
    to: paths.tasksWhere({ q: query }),
  };
}

const RANGES = ['today', 'last-week', 'this-month', 'last-month'] as const;

export function usageDestinations(): readonly Destination[] {
  return RANGES.flatMap((range) =>
    USAGE_GROUPS.map((group) => ({
      id: `usage ${range} ${group}`,
      label: t(`usage.${range}`, { group }),
      icon: ChartNoAxesColumn,
      category: tNavigation('usage'),
      to: `${paths.usage}?range=${range}&groupBy=${group}`,
    })),
  );
}

/** Listed without a query. */
export function defaultDestinations(): readonly (Destination & Pick<Command, 'group'>)[] {
  return [
    { ...newWorker, id: 'new-worker', label: newWorker.label(), group: 'goTo', category: t('group.goTo') },
    {
      id: 'limits',
      label: tNavigation('creditLimits'),
      icon: ChartNoAxesColumn,
      group: 'usage',
      category: t('group.usage'),
      to: paths.creditLimits,
    },
  ];
}
