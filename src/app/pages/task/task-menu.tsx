import { Archive, ArchiveRestore, Code, Copy, Ellipsis, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { type Action, useActions } from '#app/components/action.ts';
import { Menu } from '#app/components/menu.tsx';
import { formatNumberOf } from '#app/lib/format.ts';
import { showToast } from '#app/components/toasts.tsx';
import { useArchiveTask, useTaskArchive } from '#app/entities/task/archive-tasks.ts';
import { CopyAsDialog } from '#app/entities/turn/copy-as-code/copy-as-dialog.tsx';
import { exportActions } from '#app/features/task-export/task/export-actions.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';

type TaskMenuProps = {
  task: Task;
  turns: readonly Turn[];
  /** Returns the conversation as text, on the conversation page. */
  conversation?: () => string;
  /** Called after the task was archived. */
  onArchived: () => void;
};

const group = 'This task';

export function TaskMenu({ task, turns, conversation, onArchived }: TaskMenuProps) {
  /** The turn that "Copy as…" shows. */
  const firstTurn = turns.find(({ input }) => input !== null);
  const [copying, setCopying] = useState(false);
  const archive = useArchiveTask();
  const { restore } = useTaskArchive();
  const workerTitle = useWorkerTitles();
  const actions: Action[] = [];
  if (firstTurn !== undefined) {
    actions.push({ id: 'copy-as', label: 'Copy as…', icon: Code, group, perform: () => setCopying(true) });
  }
  if (conversation !== undefined) {
    actions.push({
      id: 'copy-conversation',
      label: 'Copy conversation',
      icon: MessagesSquare,
      group,
      perform: () => copyConversation(conversation(), turns.length),
    });
  }
  actions.push({ id: 'copy-id', label: 'Copy id', icon: Copy, group, perform: () => copyId(task.id) });
  actions.push(...exportActions(task, workerTitle(task.workerId)));
  if (task.archivedAt == null) {
    actions.push({
      id: 'archive',
      label: 'Archive',
      icon: Archive,
      keys: 'e',
      group,
      disabled: isRunning(task) ? 'It is still running. It can be archived once it has ended.' : undefined,
      perform: () => archive(task) && onArchived(),
    });
  } else if (restore !== undefined) {
    actions.push({ id: 'restore', label: 'Restore', icon: ArchiveRestore, group, perform: () => restore([task]) });
  }
  useActions(actions);
  return (
    <>
      <Menu label="More about this task" size="icon" actions={actions}>
        <Ellipsis size={16} aria-hidden />
      </Menu>
      {copying && firstTurn !== undefined && (
        <CopyAsDialog turn={firstTurn} workerId={task.workerId} onClose={() => setCopying(false)} />
      )}
    </>
  );
}

function copyId(taskId: string) {
  const id = 'copy-id';
  navigator.clipboard.writeText(taskId).then(
    () => showToast({ id, text: `Copied ${taskId}`, forMs: 3_000 }),
    () => showToast({ id, text: `The browser refused to copy. The id is ${taskId}` }),
  );
}

function copyConversation(text: string, turnCount: number) {
  const id = 'copied';
  navigator.clipboard.writeText(text).then(
    () => showToast({ id, text: `Copied ${formatNumberOf(turnCount, 'turn')}`, forMs: 3_000 }),
    () => showToast({ id, text: 'The browser refused to copy. Select all in the conversation and copy it by key.' }),
  );
}
