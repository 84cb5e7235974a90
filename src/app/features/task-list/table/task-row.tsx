import { useState } from 'react';
import { Link } from 'react-router';
import { Archive } from 'lucide-react';
import type { ListedTask } from '#contract/task.ts';
import { runningSince } from '#app/entities/task/running-since.ts';
import { budgetWord, causeWord, triggerWord } from '#app/entities/task/task-words.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { readableText } from '#app/lib/readable-text.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatDuration, formatTurn } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { Clock } from '#app/components/clock.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { useLongPress } from '#app/components/use-long-press.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import { SelectionCheckbox } from '../selection/selection-checkbox.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { t } from '#app/messages/task-list.ts';
import { t as tTask } from '#app/messages/task.ts';
import { HighlightedText, HighlightedTitle } from './highlighted-text.tsx';
import { BUDGET_COLUMN, COLUMN, EXCERPT_LINE, rowClass, TRIGGER_COLUMN } from './task-columns.ts';
import { ListedCredits } from '#app/entities/task/task-credits.tsx';

type TaskRowProps = {
  task: ListedTask;
  /** Undefined if its newest turn. */
  earlierTurn: number | undefined;
  index: number;
  /** Null for a one-off worker, whose title repeats the task's. Undefined in a list of one worker's tasks. */
  workerTitle: string | null | undefined;
  search: string;
  /** When narrow, there is a line for the reason of a failure. */
  withReasons: boolean;
  isSelected: boolean;
  /** `withShift`: Shift was held. */
  onToggle: (task: ListedTask, withShift: boolean) => void;
  onArchive: (task: ListedTask) => void;
};

/** Links to the task, or to the turn that a filter or search matched. A long press selects it. */
export function TaskRow(props: TaskRowProps) {
  const { task, earlierTurn, index, workerTitle, search, withReasons, isSelected, onToggle, onArchive } = props;
  const { match } = task;
  const withWorker = workerTitle !== undefined;
  const title = taskTitle(task);
  const isArchived = task.archivedAt != null;
  const inTitle = match?.field === 'title';
  const hasExcerpt = match != null && !inTitle;
  const reason = failureReason(task, earlierTurn);
  const turn = match?.seq ?? earlierTurn;
  const hasReasonLine = withReasons && reason !== undefined && match == null;
  const since = runningSince(task);
  const duration =
    since === undefined ? (
      <span>{formatDuration(task.totals.durationMs)}</span>
    ) : (
      <Clock since={since} className="text-running" />
    );
  const [isHovered, setHovered] = useState(false);
  const longPress = useLongPress(() => onToggle(task, false));
  const figure = classNames(COLUMN, 'figures text-right text-xs');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...longPress}
      onPointerEnter={({ pointerType }) => setHovered(pointerType === 'mouse')}
      onPointerLeave={() => setHovered(false)}
      style={{ top: `calc(var(--row) * ${index})` }}
      className={classNames(
        'absolute inset-x-0 h-(--row) border-b border-line px-2.5 text-sm has-[a:focus-visible]:bg-accent-soft',
        'no-hover:select-none no-hover:[-webkit-touch-callout:none]',
        match != null && 'pb-5',
        hasReasonLine && 'pb-5 as-table:pb-0',
        isSelected ? 'bg-accent-soft' : 'hover:bg-raised/60',
        rowClass({ withWorker }),
      )}
    >
      <span role="cell" className="row-span-2 as-table:row-span-1">
        <SelectionCheckbox
          label={t('selectTask', { title })}
          taskId={task.id}
          checked={isSelected}
          className="absolute inset-y-0 left-0 z-1 w-10 no-hover:w-11"
          onToggle={(withShift) => onToggle(task, withShift)}
        />
      </span>
      <span
        role="cell"
        className="order-2 flex justify-self-end overflow-hidden as-table:order-none as-table:justify-self-start"
      >
        <TaskStatus status={task.status} asks={task.running?.approval != null} />
      </span>
      <span role="cell" className="flex min-w-0 items-baseline gap-2 as-table:col-start-3 as-table:row-start-1">
        <Link
          id={taskLinkId(task.id)}
          data-task-id={task.id}
          dir="auto"
          {...tooltip(title, { ifCutOff: true })}
          aria-label={title}
          to={turn === undefined ? paths.task(task.id) : paths.turn(task.id, turn)}
          className={classNames(
            reason !== undefined && (withReasons ? 'as-table:max-w-[45%]' : 'as-table:max-w-[60%]'),
            'min-w-0 scroll-my-16 truncate font-medium outline-offset-4 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
          )}
        >
          {inTitle ? <HighlightedTitle title={title} search={search} /> : title}
        </Link>
        {reason !== undefined && (
          <span
            dir="auto"
            className={classNames(
              'truncate text-xs text-ink-3 as-table:static as-table:block as-table:flex-1',
              hasReasonLine ? EXCERPT_LINE : 'hidden',
            )}
          >
            {reason}
          </span>
        )}
        {isArchived && <span className="shrink-0 text-xs text-ink-3">{t('archived')}</span>}
        {inTitle && (
          <span className={classNames(EXCERPT_LINE, 'truncate text-xs text-ink-3')}>{t('foundInTitle')}</span>
        )}
        {hasExcerpt && (
          <span className={classNames(EXCERPT_LINE, 'truncate text-xs text-ink-2')}>
            <span className="text-ink-3">{`${matchLabel(match)} `}</span>
            <bdi>
              <HighlightedText text={match.excerpt} search={search} nearMatch />
            </bdi>
          </span>
        )}
      </span>
      {withWorker && (
        <span
          role="cell"
          dir="auto"
          className={classNames(COLUMN, 'truncate text-left', workerTitle === null ? 'text-ink-3' : 'text-ink-2')}
        >
          {workerTitle ?? tTask('oneOff')}
        </span>
      )}
      <span role="cell" className={classNames(TRIGGER_COLUMN, 'truncate text-ink-2')}>
        {triggerWord(task.triggeredBy)}
      </span>
      <span role="cell" className={classNames(BUDGET_COLUMN, 'truncate text-ink-2')}>
        {task.budget == null ? '–' : budgetWord(task.budget)}
      </span>
      <span role="cell" className={figure}>
        {formatCount(task.totals.turnCount)}
      </span>
      <span role="cell" className={figure}>
        <ListedCredits task={task} />
      </span>
      <span role="cell" className={figure}>
        {duration}
      </span>
      <span role="cell" className={classNames(figure, 'text-ink-3')}>
        <RelativeTime at={task.createdAt} />
      </span>
      <span
        role="cell"
        className="figures order-3 col-span-2 flex min-w-0 gap-x-1.5 pt-0.5 text-xs text-ink-3 as-table:hidden"
      >
        {withWorker && (
          <span dir="auto" className="min-w-0 truncate font-sans tracking-normal">
            {workerTitle ?? tTask('oneOff')}
          </span>
        )}
        <span className="shrink-0">
          {withWorker && <span>{`· `}</span>}
          <ListedCredits task={task} withUnit />
          <span>{` · `}</span>
          {duration}
          <span>{` · `}</span>
          <RelativeTime at={task.createdAt} />
        </span>
      </span>
      {isHovered && (
        <span
          role="cell"
          className="z-1 col-start-3 row-start-1 hidden justify-self-end rounded border border-line bg-surface as-table:flex"
        >
          <CopyButton label={t('copyLink')} text={() => new URL(paths.task(task.id), location.href).href} />
          {!isArchived && (
            <Button
              look="quiet"
              size="small-icon"
              aria-label={t('archiveTask', { title })}
              onClick={() => onArchive(task)}
            >
              <Archive size={14} aria-hidden />
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

/** In a list of turns, of the newest that matches, else of the newest. */
function failureReason({ failure, fitting }: ListedTask, earlierTurn: number | undefined): string | undefined {
  const known = fitting?.newestTurn == null ? failure : fitting.newestTurn.failure;
  if (known == null) return undefined;
  const reason =
    known.reason === null || known.cause === 'aborted' ? causeWord(known.cause) : readableText(known.reason);
  if (fitting != null && earlierTurn !== undefined) {
    return t('reasonOfTurn', { turn: formatTurn(earlierTurn), reason });
  }
  // The status says so already.
  return known.cause === 'aborted' ? undefined : reason;
}

const SEARCHED_FIELDS = ['input', 'output'] as const;

function matchLabel({ field, seq }: NonNullable<ListedTask['match']>): string {
  if (seq === null) return t('matchIn.title');
  const turn = formatTurn(seq);
  const known = SEARCHED_FIELDS.find((one) => one === field);
  return known === undefined ? t('matchIn.other', { field, turn }) : t(`matchIn.${known}`, { turn });
}
