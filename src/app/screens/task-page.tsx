import { PanelRight } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Connection } from '#app/data/request.ts';
import { isRunning, type TaskAndTurns } from '#app/data/tasks.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { Composer, type ComposerHandle } from '#app/features/composer/composer.tsx';
import { Conversation } from '#app/features/conversation/conversation.tsx';
import { Inspector } from '#app/features/conversation/inspector.tsx';
import type { TurnView } from '#app/features/conversation/rows.ts';
import { turnFigures } from '#app/features/conversation/turn-figures.ts';
import { useTurnViews } from '#app/features/conversation/use-turn-views.ts';
import { useUndoKey } from '#app/features/tasks/archive-task.ts';
import { TaskMenu } from '#app/features/tasks/task-menu.tsx';
import { TaskStatus } from '#app/features/tasks/task-status.tsx';
import { TaskTabs } from '#app/features/tasks/task-tabs.tsx';
import { useWorkerTitles } from '#app/features/tasks/use-worker-titles.ts';
import { useTaskStream } from '#app/live/live-tasks.tsx';
import { useSendTurn } from '#app/live/use-send-turn.ts';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Waiting } from '#app/ui/skeleton.tsx';
import { ConversationSkeleton } from '#app/features/conversation/conversation-skeleton.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { draftOfTurn } from './draft-of-turn.ts';
import { RunningFigures } from './running-figures.tsx';
import { StopButton } from './stop-button.tsx';
import { useInspector } from './use-inspector.ts';

/** A task that has been read: its conversation, what is said next, and the figures beside it. */
export function TaskPage({ record, connection }: { record: TaskAndTurns; connection: Connection }) {
  const { task, turns } = record;
  const navigate = useNavigate();
  const { hash } = useLocation();
  const live = useTaskStream(task.id, record);
  const startAt = /^#turn-(\d+)$/.exec(hash)?.[1];
  const lastSeq = turns.at(-1)?.seq ?? -1;
  const [near, setNear] = useState(startAt === undefined ? lastSeq : Number(startAt));
  const { views, loading } = useTurnViews(record, live, near);
  // What opens the page comes whole: answers that change their height under the reader's eye are worse than a moment's wait.
  const [opened, setOpened] = useState(!loading);
  if (!opened && !loading) setOpened(true);
  const [chosen, setChosen] = useState<number>();
  const inspector = useInspector();
  const composer = useRef<ComposerHandle>(null);
  const { send, upload } = useSendTurn();
  const workerTitle = useWorkerTitles();
  useUndoKey();

  const growing = views.at(-1)?.growing === true ? views.at(-1) : undefined;
  const credits = useMemo(() => views.reduce((sum, view) => sum + turnFigures(view).credits, 0), [views]);
  const archived = task.archivedAt != null;

  const onSelect = useCallback(
    (seq: number) => {
      setChosen(seq);
      inspector.open();
    },
    [inspector],
  );
  const onSendAgain = useCallback(
    ({ turn }: TurnView) => {
      void draftOfTurn(turn, connection).then((draft) => composer.current?.fill(draft));
    },
    [connection],
  );

  return (
    <>
      <PageHeader
        title={taskTitle(task)}
        status={<TaskStatus status={growing === undefined ? task.status : 'running'} />}
        tabs={<TaskTabs taskId={task.id} turnCount={turns.length} />}
        actions={
          <>
            <RunningFigures growing={growing} credits={credits} />
            {isRunning(task) && <StopButton taskId={task.id} connection={connection} />}
            <span className="hidden lg:block">
              <Button
                size="icon"
                aria-label={inspector.shown ? 'Hide the figures' : 'Show the figures'}
                aria-pressed={inspector.shown}
                onClick={inspector.toggle}
              >
                <PanelRight size={16} aria-hidden />
              </Button>
            </span>
            <TaskMenu task={task} firstTurn={turns[0]} onArchived={() => void navigate(paths.tasks)} />
          </>
        }
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {!opened && (
            <div className="flex-1">
              <Waiting label="Loading the conversation">
                <ConversationSkeleton />
              </Waiting>
            </div>
          )}
          {opened && (
            <Conversation
              views={views}
              connection={connection}
              startAt={startAt === undefined ? undefined : Number(startAt)}
              selected={inspector.shown ? (chosen ?? lastSeq) : undefined}
              onSelect={onSelect}
              onNear={setNear}
              onSendAgain={archived || growing !== undefined ? undefined : onSendAgain}
            />
          )}
          {/* The same gutter as the conversation's, so that both stand on one axis. */}
          <div className="shrink-0 overflow-hidden pt-2 [scrollbar-gutter:stable_both-edges]">
            <div className="mx-auto w-full max-w-measure px-4 pb-3 sm:px-6">
              <ConnectionNote phase={live.phase} />
              {archived ? (
                <Notice tone="info" title="This task is archived.">
                  Its turns and files are kept; it takes no new turn.
                </Notice>
              ) : (
                <Composer
                  ref={composer}
                  draftKey={task.id}
                  placeholder={
                    growing === undefined
                      ? 'Ask a follow-up.'
                      : 'Write the next turn. It can go once this one has ended.'
                  }
                  busyReason={growing === undefined ? undefined : 'The worker is still on this turn.'}
                  upload={upload}
                  onSend={async ({ input, budget, files }) => {
                    const onto = { taskId: task.id, seq: lastSeq + 1 };
                    await send({ input, budget, files, workerId: undefined, onto });
                  }}
                />
              )}
            </div>
          </div>
        </div>
        {inspector.shown && (
          <aside aria-label="Figures" className="hidden w-80 shrink-0 overflow-y-auto border-l border-line lg:block">
            <Inspector
              task={task}
              view={views.find(({ turn }) => turn.seq === (chosen ?? lastSeq))}
              workerTitle={workerTitle(task.workerId)}
              credits={credits}
            />
          </aside>
        )}
      </div>
    </>
  );
}
