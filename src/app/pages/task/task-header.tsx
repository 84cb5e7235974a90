import { PanelRight } from 'lucide-react';
import { memo } from 'react';
import { useNavigate } from 'react-router';
import { isRunning } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { TaskMenu } from './task-menu.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { TaskTabs } from './task-tabs.tsx';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { ActionButton } from '#app/components/action-button.tsx';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-page.ts';
import { StopButton } from './stop-button.tsx';
import type { InspectorState } from './use-inspector.ts';
import { WorkerLink } from './worker-link.tsx';

type TaskHeaderProps = {
  record: TaskAndTurns;
  conversation: () => string;
  growing: boolean;
  phase: LiveTask['phase'];
  /** Of the task, with a running turn's. */
  credits: number;
  inspector: InspectorState;
};

export const TaskHeader = memo(function TaskHeader(props: TaskHeaderProps) {
  const { record, conversation, growing, phase, credits, inspector } = props;
  const { task, turns } = record;
  const navigate = useNavigate();
  const details: Action = {
    id: 'details',
    label: t(inspector.shown ? 'hideDetails' : 'showDetails'),
    icon: PanelRight,
    keys: 'i',
    group: 'task',
    disabled: matchMedia('(width < 64rem)').matches ? t('tooNarrowForDetails') : undefined,
    perform: inspector.toggle,
  };
  useActions([details]);
  return (
    <PageHeader
      title={taskTitle(task)}
      parent={<WorkerLink task={task} />}
      // The foot of a running turn says that it runs, and for how long.
      status={!growing && <TaskStatus status={task.status} />}
      tabs={<TaskTabs taskId={task.id} turnCount={turns.length} />}
      actions={
        <>
          {/* On a narrow page, each turn says what it cost, and the turns' page the sum. */}
          {credits > 0 && (
            <span className="figures text-xs whitespace-nowrap text-ink-2 max-lg:hidden">
              {tTask('credits', { count: credits })}
            </span>
          )}
          {isRunning(task) && <StopButton record={record} phase={phase} />}
          <span className="hidden lg:block">
            <ActionButton action={details} size="icon" pressed={inspector.shown} />
          </span>
          <TaskMenu
            task={task}
            turns={turns}
            conversation={conversation}
            onArchived={() => void navigate(paths.tasks)}
          />
        </>
      }
    />
  );
});
