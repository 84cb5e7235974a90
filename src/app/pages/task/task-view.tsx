import { memo, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CornerDownRight } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import type { Connection } from '#contract/connection.ts';
import { isRunning } from '#contract/task.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { lazyPart, type NotLoadedProps } from '#app/components/lazy-part.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { useFillDraft } from '#app/features/composer/use-fill-draft.ts';
import { Conversation } from '#app/features/conversation/conversation.tsx';
import { ConversationSkeleton } from '#app/features/conversation/conversation-skeleton.tsx';
import { conversationAsMarkdown } from '#app/features/conversation/copy/rows-as-text.ts';
import { turnFigures } from '#app/features/conversation/turn-figures.ts';
import type { TurnView } from '#app/features/conversation/turn-view.ts';
import { useTurnViews } from '#app/features/conversation/use-turn-views.ts';
import { useIsOneOff, useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { useTaskStream } from '#app/streaming/live-tasks.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-page.ts';
import { OriginLink } from '#app/entities/task/origin-link.tsx';
import { useOrigin } from '#app/data/local-tasks.ts';
import { paths } from '#app/paths.ts';
import { showToast } from '#app/components/toasts.tsx';
import { useWasJustSent } from './just-sent.ts';
import { TaskComposer } from './task-composer.tsx';
import { TaskHeader } from './task-header.tsx';
import { useInspector } from './use-inspector.ts';

const TurnInspector = lazyPart(
  async () => (await import('#app/features/conversation/turn-inspector.tsx')).TurnInspector,
  InspectorNotLoaded,
);

/** Memoized, so that streaming does not render the composer, and typing does not render the conversation. */
const Foot = memo(TaskComposer);

export function TaskView({ record, connection }: { record: TaskAndTurns; connection: Connection }) {
  const { task, turns } = record;
  const lastSeq = turns.at(-1)?.seq ?? -1;
  const inAddress = useTurnInAddress();
  const wasJustSent = useWasJustSent();
  // A first answer is read from its beginning while it is written.
  const [first] = useState(() => (wasJustSent && turns.length === 1 && isRunning(task) ? lastSeq : undefined));
  const startAt = inAddress ?? first;
  const live = useTaskStream(task.id, record);
  const { views, loading, onNear, allParts } = useTurnViews(record, live, startAt ?? lastSeq);
  // Waits for the first recorded parts: a short wait is better than answers that change height while being read.
  const [opened, setOpened] = useState(!loading);
  if (!opened && !loading) setOpened(true);

  const inspector = useInspector();
  const goTo = useRef<(rowKey: string) => void>(null);
  const [chosen, setChosen] = useState<number>();
  const inspected = chosen ?? lastSeq;
  const fillDraft = useFillDraft(task.id);
  const workerTitle = useWorkerTitles()(task.workerId);
  const isOneOff = useIsOneOff()(task.workerId);
  // The title of a one-off worker is its input. Without a list of workers, there is only the id.
  const workerName = isOneOff || workerTitle === task.workerId ? tTask('worker') : workerTitle;
  const origin = useOrigin(task);

  const last = views.at(-1);
  const growing = last?.growing === true;
  const startedAt = growing ? Date.parse(last.turn.startedAt ?? '') : Number.NaN;
  const since = Number.isNaN(startedAt) ? undefined : startedAt;
  const credits = useMemo(() => views.reduce((sum, view) => sum + turnFigures(view).credits, 0), [views]);
  const takesTurns = task.archivedAt == null && !growing;

  const latest = useRef(views);
  useEffect(() => {
    latest.current = views;
  });
  const conversation = useCallback(() => conversationAsMarkdown(latest.current), []);
  const onSelect = useCallback(
    (seq: number) => {
      setChosen(seq);
      inspector.open();
    },
    [inspector],
  );
  const onSendAgain = useCallback(
    ({ turn }: TurnView) => {
      const onNotLoaded = () => showToast({ id: 'send-again', text: tCommon('notLoadedAdvice'), forMs: 6_000 });
      void import('#app/entities/turn/draft-of-turn.ts').then(async ({ draftOfTurn, reportMissingFiles }) => {
        const { draft, missing } = await draftOfTurn(turn, connection);
        fillDraft(draft);
        reportMissingFiles(turn.id, missing);
      }, onNotLoaded);
    },
    [connection, fillDraft],
  );

  return (
    <>
      <TaskHeader
        record={record}
        conversation={conversation}
        growing={growing}
        phase={live.phase}
        credits={credits}
        inspector={inspector}
      />
      {origin && (
        <p className="flex h-7 min-w-0 shrink-0 items-center gap-1.5 border-b border-line px-4 text-xs text-ink-3 md:px-6">
          <CornerDownRight size={13} aria-hidden className="shrink-0" />
          <span className="shrink-0">{t('startedFrom')}</span>
          <OriginLink origin={origin} />
          <Link
            to={paths.compare({ before: origin, after: { taskId: task.id, seq: 0 } })}
            className="ml-auto shrink-0 text-accent hover:underline"
          >
            {t('compareWithOrigin')}
          </Link>
        </p>
      )}
      <div className="flex flex-1 print:block">
        <div className="flex min-w-0 flex-1 flex-col print:block">
          {opened ? (
            <Conversation
              views={views}
              allParts={allParts}
              connection={connection}
              workerName={workerName}
              startAt={startAt}
              selected={inspector.shown ? inspected : undefined}
              goTo={goTo}
              onSelect={onSelect}
              onNear={onNear}
              onSendAgain={takesTurns ? onSendAgain : undefined}
            />
          ) : (
            <div className="flex-1">
              <ConversationSkeleton />
            </div>
          )}
          <Foot task={task} growing={growing} since={since} phase={live.phase} />
        </div>
        {inspector.shown && (
          <aside
            aria-label={t('details')}
            className="relative hidden w-80 shrink-0 border-l border-line lg:block print:hidden"
          >
            <div className="absolute inset-0 overflow-y-auto">
              <Suspense>
                <TurnInspector
                  task={task}
                  connection={connection}
                  views={views}
                  view={views.find(({ turn }) => turn.seq === inspected)}
                  onGoTo={(key) => goTo.current?.(key)}
                  workerName={isOneOff ? tTask('oneOff') : workerTitle}
                  credits={credits}
                />
              </Suspense>
            </div>
          </aside>
        )}
      </div>
    </>
  );
}

function InspectorNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <div className="p-4">
      <RetryNotice
        title={t('detailsNotLoaded')}
        advice={tCommon('notLoadedAdvice')}
        again={!retrying}
        onRetry={onRetry}
      />
    </div>
  );
}

/** From the URL's hash. */
function useTurnInAddress(): number | undefined {
  const { hash } = useLocation();
  const seq = /^#turn-(\d+)$/.exec(hash)?.[1];
  return seq === undefined ? undefined : Number(seq);
}
