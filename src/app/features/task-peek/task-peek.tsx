import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight, X } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { isRunning, type Turn } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { polledTaskQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { TaskCredits } from '#app/entities/task/task-credits.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import type { PeekProps } from '#app/entities/task/peek-props.ts';
import { runningSince } from '#app/entities/task/running-since.ts';
import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { formatDuration, formatTurn } from '#app/lib/format.ts';
import { Markdown } from '#app/markdown/markdown.tsx';
import { TurnFiles } from '#app/markdown/turn-files.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { Clock } from '#app/components/clock.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Notice } from '#app/components/notice.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { paths } from '#app/paths.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-peek.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { firstPart } from './first-part.ts';

/** A task's figures, and the reason and answer of one of its turns. */
export function TaskPeek({ task: listed, earlierTurn, workerName, onClose }: PeekProps) {
  const query = useQuery(polledTaskQuery(listed.id, WHILE_RUNNING_MS));
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(polledTaskQuery(listed.id, WHILE_RUNNING_MS).queryKey);
  const task = query.data?.task ?? listed;
  const turns = query.data?.turns;
  const turn = earlierTurn === undefined ? turns?.at(-1) : turns?.find(({ seq }) => seq === earlierTurn);
  const title = taskTitle(task);
  const since = runningSince(task);
  return (
    <section aria-label={t('preview', { title })} className="flex h-full flex-col">
      <header className="flex shrink-0 items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 dir="auto" className="line-clamp-2 min-w-0 flex-1 text-left text-sm font-semibold">
          {title}
        </h2>
        <Link
          to={earlierTurn === undefined ? paths.task(task.id) : paths.turn(task.id, earlierTurn)}
          className={buttonClass({ size: 'small' })}
        >
          <ArrowUpRight size={14} aria-hidden />
          <span>{t('open')}</span>
        </Link>
        <Button look="quiet" size="small-icon" aria-label={t('close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <div tabIndex={0} role="group" aria-label={title} className="min-h-0 flex-1 space-y-4 overflow-y-auto px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
          <TaskStatus status={task.status} asks={task.running?.approval != null} />
          <span dir="auto" className="max-w-full truncate">
            {workerName}
          </span>
          <span className="figures flex flex-wrap gap-x-3 text-ink-3">
            <TaskCredits task={task} withUnit />
            {since === undefined ? <span>{formatDuration(task.totals.durationMs)}</span> : <Clock since={since} />}
            <span>{tTask('turns', { count: task.totals.turnCount })}</span>
            <RelativeTime at={task.createdAt} />
          </span>
        </div>
        {turn !== undefined && <ShownTurn turn={turn} isOnly={turns?.length === 1} />}
        {problem !== null && <RetryNotice {...problemWords(problem, 'task')} onRetry={askAgain} />}
        {query.data === undefined && problem === null && (
          <Waiting label={t('loading')}>
            <div aria-hidden className="grid gap-2">
              <Skeleton className="h-3 w-full" />
              <Skeleton className="h-3 w-4/5" />
              <Skeleton className="h-3 w-2/3" />
            </div>
          </Waiting>
        )}
      </div>
    </section>
  );
}

function ShownTurn({ turn, isOnly }: { turn: Turn; isOnly: boolean }) {
  const reason = incompleteReason(turn);
  return (
    <>
      {reason && (
        <Notice tone={reason.tone} title={reason.title}>
          {reason.tone === 'warning' && <span>{reason.advice}</span>}
          {reason.tone === 'error' && reason.message !== undefined && (
            <JsonTree value={reason.message} label={tTurn('error')} tone="error" />
          )}
        </Notice>
      )}
      {turn.input !== null && (
        <div>
          <h3 className="pb-1 text-xs text-ink-3">
            {isOnly ? tTurn('input') : `${t('turnOf', { turn: formatTurn(turn.seq) })} · ${tTurn('input')}`}
          </h3>
          <p dir="auto" className="line-clamp-4 text-left text-sm wrap-anywhere whitespace-pre-wrap text-ink-2">
            {turn.input}
          </p>
        </div>
      )}
      <div>
        <h3 className="pb-1 text-xs text-ink-3">{t('answer')}</h3>
        <Answer turn={turn} />
      </div>
    </>
  );
}

function Answer({ turn }: { turn: Turn }) {
  const { data: connection } = useQuery(connectionQuery);
  const sources = useMemo(
    () => (turn.sources ?? []).map(({ id, url, title }) => ({ id, url, title: title ?? undefined })),
    [turn.sources],
  );
  const files = useMemo(() => [...(turn.attachments ?? []), ...(turn.files ?? [])], [turn.attachments, turn.files]);
  if (turn.outputText) {
    const { text, isWhole } = firstPart(turn.outputText);
    return (
      connection && (
        <TurnFiles value={files}>
          <Markdown text={text} sources={sources} connection={connection} />
          {!isWhole && <p className="pt-3 text-sm text-ink-3">{t('cut')}</p>}
        </TurnFiles>
      )
    );
  }
  if (turn.structuredOutput != null) {
    return <JsonTree value={turn.structuredOutput} label={tTurn('structuredOutput')} />;
  }
  return <p className="text-sm text-ink-3">{isRunning(turn) ? t('stillRunning') : tTurn('noOutput')}</p>;
}
