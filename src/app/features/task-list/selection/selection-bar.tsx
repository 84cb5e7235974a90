import { Archive, ArchiveRestore, Columns2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { turnOfRow } from '#app/data/turn-of-row.ts';
import { showToast } from '#app/components/toasts.tsx';
import { useLatest } from '#app/lib/use-latest.ts';
import { type Action, performAction } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import type { ListedTask } from '#contract/task.ts';
import { useTaskArchive } from '#app/entities/task/archive-tasks.ts';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import type { ExportButtonComponent } from '#app/entities/task/export-button-props.ts';
import type { RerunButtonComponent } from '#app/entities/task/rerun-button-props.ts';
import { Progress } from '#app/components/progress.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-list.ts';
import { t as tTask } from '#app/messages/task.ts';
import { paths, type TurnPlace } from '#app/paths.ts';
import { useCollectTasks } from './use-collect-tasks.ts';
import { isVerified, leftOutWords } from '#app/data/walk-tasks.ts';
import type { TaskSelection } from './use-selection.ts';

/** Gets focus when the focused row disappears. */
export const TASK_TABLE_ID = 'task-table';

export type SelectionBarProps = {
  selection: TaskSelection;
  rows: readonly ListedTask[];
  filter: TaskFilter;
  applies: boolean;
  /** Present if more tasks match than are loaded. */
  all?: { count: number | undefined } | undefined;
  whyNotAll: string | undefined;
  ExportButton: ExportButtonComponent;
  RerunButton: RerunButtonComponent;
};

const group = 'selection';

/** Below the rows, so that the filters that chose them stay in view. Empty without a selection. */
export function SelectionBar(given: SelectionBarProps) {
  return given.selection.tasks.length > 0 && <ActionsOfSelection {...given} />;
}

function ActionsOfSelection(props: SelectionBarProps) {
  const { selection, rows, filter, applies, all, whyNotAll, ExportButton, RerunButton } = props;
  const { tasks, step, isBulkSelected } = selection;
  const { archive: archiveTasks, restore: restoreTasks } = useTaskArchive();
  const navigate = useNavigate();
  const { progress, collect, cancel } = useCollectTasks(filter, applies);
  const credits = useMemo(() => tasks.reduce((sum, { totals }) => sum + totals.credits, 0), [tasks]);
  const archivable = tasks.filter(({ archivedAt }) => archivedAt == null);
  /** The selection may change during the check. */
  const latestArchivable = useLatest(archivable);

  function selectAll() {
    collect({
      purpose: 'selecting',
      onFound(found, leftOut) {
        step({ type: 'selectMany', tasks: found });
        if (leftOut > 0) showToast({ id: 'left-out', text: leftOutWords(leftOut) });
      },
    });
  }

  /** Archives tasks that were selected in bulk only if they still match the filter. `known`: their current state. */
  function archiveMatching(known: ReadonlyMap<string, ListedTask>) {
    const chosen = latestArchivable();
    focusRemaining(rows, new Set(chosen.map(({ id }) => id)));
    const noLongerMatches = ({ id }: ListedTask) => {
      const now = known.get(id);
      return isBulkSelected(id) && (now === undefined || !isVerified(filter, now, applies));
    };
    archiveTasks(
      chosen.filter((task) => !noLongerMatches(task)),
      chosen.filter(noLongerMatches),
    );
  }

  const archive: Action = {
    id: 'archive-selected',
    label: t('archiveCount', { count: archivable.length }),
    icon: Archive,
    keys: 'e',
    group,
    disabled: archivable.length === 0 ? t('alreadyArchived') : undefined,
    perform() {
      if (progress !== undefined) return;
      const loaded = new Map(rows.map((task) => [task.id, task]));
      if (archivable.every(({ id }) => loaded.has(id) || !isBulkSelected(id))) return archiveMatching(loaded);
      // Tasks that are not loaded may have changed.
      collect({
        purpose: 'checking',
        onFound: (found) => archiveMatching(new Map([...found.map((task) => [task.id, task] as const), ...loaded])),
      });
    },
  };
  const archived = tasks.filter(({ archivedAt }) => archivedAt != null);
  const restore: Action | undefined =
    restoreTasks && archived.length > 0
      ? {
          id: 'restore-selected',
          label: t('restoreCount', { count: archived.length }),
          icon: ArchiveRestore,
          group,
          perform() {
            focusRemaining(rows, new Set(archived.map(({ id }) => id)));
            step({ type: 'clear' });
            restoreTasks(archived);
          },
        }
      : undefined;
  const [first, second, ...others] = tasks.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  function placeOf(task: ListedTask): TurnPlace {
    const { seq = task.totals.turnCount - 1 } = turnOfRow(filter, task);
    return { taskId: task.id, seq };
  }
  const compare: Action | undefined =
    first !== undefined && second !== undefined && others.length === 0
      ? {
          id: 'compare-selected',
          label: t('compareSelected'),
          icon: Columns2,
          keys: 'v',
          group,
          perform: () => void navigate(paths.compare({ before: placeOf(first), after: placeOf(second) })),
        }
      : undefined;
  const clear: Action = {
    id: 'clear-selection',
    label: t('clearSelection'),
    icon: X,
    keys: 'Escape',
    group,
    perform() {
      if (!isRowFocused()) document.getElementById(TASK_TABLE_ID)?.focus();
      step({ type: 'clear' });
    },
  };
  useActions([archive, restore, compare, clear].filter((action) => action !== undefined));

  if (progress !== undefined) {
    const { purpose, found } = progress;
    const words =
      all?.count === undefined
        ? t(`${purpose}.found`, { count: found })
        : t(`${purpose}.foundOf`, { count: found, total: all.count });
    return (
      <Bar>
        <span className="figures text-sm whitespace-nowrap">{words}</span>
        <Progress
          label={t(purpose)}
          done={found}
          of={all?.count}
          words={words}
          className="flex-1 bg-raised text-accent"
        />
        <Button size="small" className="h-8" onClick={cancel}>
          {tCommon('cancel')}
        </Button>
      </Bar>
    );
  }
  return (
    <Bar>
      <Button look="quiet" size="icon" aria-label={clear.label} onClick={clear.perform}>
        <X size={16} aria-hidden />
      </Button>
      <span role="status" className="min-w-0 truncate text-sm">
        {t.rich('selected', {
          count: tasks.length,
          credits,
          b: <span className="font-medium" />,
          more: <span className="text-ink-2" />,
        })}
      </span>
      {all !== undefined &&
        (all.count ?? Infinity) > tasks.length &&
        (whyNotAll === undefined ? (
          <Button look="quiet" size="small" className="h-8" onClick={selectAll}>
            {all.count === undefined ? t('selectAll') : t('selectAllCount', { count: all.count })}
          </Button>
        ) : (
          <span title={whyNotAll} className="min-w-0 truncate text-xs text-ink-3 max-sm:hidden">
            {whyNotAll}
          </span>
        ))}
      <span className="ml-auto flex gap-1.5">
        {restore && (
          <Button size="small" className="h-8" aria-label={restore.label} onClick={restore.perform}>
            <ArchiveRestore size={14} aria-hidden />
            <span className="max-sm:hidden">{tTask('restore')}</span>
          </Button>
        )}
        {(restore === undefined || archivable.length > 0) && (
          <Button
            size="small"
            className="h-8"
            aria-label={archive.label}
            aria-disabled={archive.disabled !== undefined}
            explanation={archive.disabled}
            onClick={() => performAction(archive)}
          >
            <Archive size={14} aria-hidden />
            <span className="max-sm:hidden">{tTask('archive')}</span>
          </Button>
        )}
        {compare && (
          <Button size="small" className="h-8" aria-label={compare.label} onClick={compare.perform}>
            <Columns2 size={14} aria-hidden />
            <span className="max-sm:hidden">{t('compare')}</span>
          </Button>
        )}
        <RerunButton turns={tasks.map((task) => turnOfRow(filter, task))} onSent={clear.perform} />
        <ExportButton id="export-selected" label={t('exportSelection')} source={{ kind: 'selected', tasks }} />
      </span>
    </Bar>
  );
}

function Bar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // The focused button may have been replaced.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) bar.current?.focus();
  }, [children]);
  return (
    <div
      ref={bar}
      tabIndex={-1}
      role="toolbar"
      aria-label={t('selectedTasks')}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
      data-bottom-bar
      className="shrink-0 border-t border-line bg-canvas px-4 py-2 shadow-surface md:px-6"
    >
      <div className="mx-auto flex min-h-8 w-full max-w-page items-center gap-2">{children}</div>
    </div>
  );
}

const focusedTaskId = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset['taskId'] : undefined;
const isRowFocused = () => focusedTaskId() !== undefined;

/** Moves focus from removed rows to the next row, else the previous one, else the table. */
function focusRemaining(rows: readonly ListedTask[], going: ReadonlySet<string>) {
  const from = rows.findIndex(({ id }) => id === (focusedTaskId() ?? rows.find((task) => going.has(task.id))?.id));
  const stays = ({ id }: ListedTask) => !going.has(id);
  const at = Math.max(from, 0);
  const next = rows.slice(at).find(stays) ?? rows.slice(0, at).findLast(stays);
  const target = (next && document.getElementById(taskLinkId(next.id))) ?? document.getElementById(TASK_TABLE_ID);
  target?.focus();
}
