import { Archive, ArchiveRestore, Code, Columns2, Copy, Ellipsis, MessagesSquare, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { keysInWords } from '#app/components/kbd.tsx';
import { Menu } from '#app/components/menu.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { useArchiveTask, useTaskArchive } from '#app/entities/task/archive-tasks.ts';
import { CopyAsDialog } from '#app/entities/turn/copy-as-code/copy-as-dialog.tsx';
import { exportActions } from '#app/features/task-export/task/export-actions.ts';
import { SaveAsWorkerDialog, useSaveAsWorker } from '#app/features/workers/use-save-as-worker.tsx';
import { taskTitle } from '#app/data/task-title.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { paths } from '#app/paths.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-page.ts';
import { t as tTurn } from '#app/messages/turn.ts';

type TaskMenuProps = {
  task: Task;
  turns: readonly Turn[];
  /** On the conversation page. */
  conversation?: () => string;
  onArchived: () => void;
};

const group = 'task';

export function TaskMenu({ task, turns, conversation, onArchived }: TaskMenuProps) {
  /** The turn that "Copy as…" shows. */
  const firstTurn = turns.find(({ input }) => input !== null);
  const navigate = useNavigate();
  const [copying, setCopying] = useState(false);
  const archive = useArchiveTask();
  const { restore } = useTaskArchive();
  const workerTitle = useWorkerTitles();
  const save = useSaveAsWorker(task.workerId, taskTitle(task), group);
  const actions: Action[] = [];
  const lastTurn = turns.findLast(({ input }) => input !== null);
  if (lastTurn !== undefined) {
    actions.push({
      id: 'run-again',
      label: tTurn('runAgain'),
      icon: RotateCcw,
      keys: 'r',
      group,
      perform: () => void navigate(paths.runAgain(task.id, lastTurn.seq)),
    });
  }
  if (firstTurn !== undefined) {
    actions.push({ id: 'copy-as', label: tTurn('copyAs'), icon: Code, group, perform: () => setCopying(true) });
  }
  if (conversation !== undefined) {
    actions.push({
      id: 'copy-conversation',
      label: t('copyConversation'),
      icon: MessagesSquare,
      group,
      perform: () => copyConversation(conversation(), turns.length),
    });
  }
  const last = turns.at(-1);
  if (last !== undefined) {
    const after = { taskId: task.id, seq: last.seq };
    actions.push({
      id: 'compare',
      label: t('compare'),
      icon: Columns2,
      group,
      perform: () => void navigate(paths.compare({ after })),
    });
  }
  actions.push({ id: 'copy-id', label: tCommon('copyId'), icon: Copy, group, perform: () => copyId(task.id) });
  actions.push(...save.actions);
  actions.push(...exportActions(task, workerTitle(task.workerId)));
  if (task.archivedAt == null) {
    actions.push({
      id: 'archive',
      label: tTask('archive'),
      icon: Archive,
      keys: 'e',
      group,
      disabled: isRunning(task) ? tTask('stillRunning') : undefined,
      perform: () => archive(task) && onArchived(),
    });
  } else if (restore !== undefined) {
    actions.push({
      id: 'restore',
      label: tTask('restore'),
      icon: ArchiveRestore,
      group,
      perform: () => restore([task]),
    });
  }
  useActions(actions);
  return (
    <>
      <Menu label={tCommon('moreActions')} size="icon" actions={actions}>
        <Ellipsis size={16} aria-hidden />
      </Menu>
      <SaveAsWorkerDialog {...save.dialog} />
      {copying && firstTurn !== undefined && (
        <CopyAsDialog turn={firstTurn} workerId={task.workerId} onClose={() => setCopying(false)} />
      )}
    </>
  );
}

function copyId(taskId: string) {
  const id = 'copy-id';
  navigator.clipboard.writeText(taskId).then(
    () => showToast({ id, text: t('copiedId', { id: taskId }), forMs: 3_000 }),
    () => showToast({ id, text: t('idNotCopied', { id: taskId }) }),
  );
}

function copyConversation(text: string, turnCount: number) {
  const id = 'copied';
  navigator.clipboard.writeText(text).then(
    () => showToast({ id, text: tTurn('copied', { count: turnCount }), forMs: 3_000 }),
    () => {
      const keys = { selectAllKeys: keysInWords('Mod+a'), copyKeys: keysInWords('Mod+c') };
      showToast({ id, text: t('turnsNotCopied', keys) });
    },
  );
}
