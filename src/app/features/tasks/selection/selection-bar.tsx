import { Archive, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';
import { type Action, performAction, useActions } from '#app/ui/action.ts';
import { Button } from '#app/ui/button.tsx';
import type { ListedTask } from '#contract/task.ts';
import { taskLinkId, useArchiveTasks } from '../archive-task.ts';
import { ExportButton } from '../export/export-button.tsx';
import { Progress } from '../progress.tsx';
import { useAllThatFit } from './use-all-that-fit.ts';
import { isVerified } from './walk-tasks.ts';
import type { TaskSelection } from './use-selection.ts';

/** The table of tasks, which takes the focus where what had it goes. */
export const TASK_TABLE_ID = 'task-table';

export type SelectionBarProps = {
  selection: TaskSelection;
  /** The rows that are loaded. */
  rows: readonly ListedTask[];
  filter: TaskFilter;
  /** Whether the API is known to apply every filter. */
  applies: boolean;
  /** That more tasks fit than are loaded, and how many fit, where that is known. Absent where the rows are all there is. */
  all?: { count: number | undefined } | undefined;
  /** Why tasks can't be selected all at once. */
  whyNotAll: string | undefined;
};

const group = 'Selection';

/** What is selected, and what can be done with it. */
export function SelectionBar({ selection, rows, filter, applies, all, whyNotAll }: SelectionBarProps) {
  const { tasks, step, isSwept } = selection;
  const archiveTasks = useArchiveTasks();
  const collecting = useAllThatFit(filter, applies, (found) => step({ do: 'sweep', tasks: found }));
  const credits = useMemo(() => tasks.reduce((sum, { totals }) => sum + totals.credits, 0), [tasks]);
  const archivable = tasks.filter(({ archivedAt }) => archivedAt == null);
  const allCount = all?.count === undefined ? '' : ` ${formatCount(all.count)}`;

  const archive: Action = {
    id: 'archive-selected',
    label: `Archive ${formatNumberOf(archivable.length, 'task')}`,
    icon: Archive,
    keys: 'e',
    group,
    disabled: archivable.length === 0 ? 'They are archived already.' : undefined,
    perform() {
      focusBeside(rows, new Set(archivable.map(({ id }) => id)));
      const isUnfit = (task: ListedTask) => isSwept(task.id) && !isVerified(filter, task, applies);
      archiveTasks(
        archivable.filter((task) => !isUnfit(task)),
        archivable.filter(isUnfit),
      );
    },
  };
  const clear: Action = {
    id: 'clear-selection',
    label: 'Clear selection',
    icon: X,
    keys: 'Escape',
    group,
    perform() {
      if (!isRowFocused()) document.getElementById(TASK_TABLE_ID)?.focus();
      step({ do: 'none' });
    },
  };
  useActions([archive, clear]);

  if (collecting.found !== undefined) {
    const words = `${formatCount(collecting.found)}${allCount && ` of${allCount}`}`;
    return (
      <Bar>
        <span className="figures text-sm whitespace-nowrap">{`Selecting ${words}`}</span>
        <Progress
          label="Selecting"
          done={collecting.found}
          of={all?.count}
          words={words}
          className="flex-1 bg-raised text-accent"
        />
        <Button size="small" className="h-8" onClick={collecting.cancel}>
          Cancel
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
        <span className="font-medium">{`${formatCount(tasks.length)} selected`}</span>
        <span className="text-ink-2">{` · ${formatCredits(credits)}`}</span>
      </span>
      {all !== undefined &&
        (all.count ?? Infinity) > tasks.length &&
        (whyNotAll === undefined ? (
          <Button look="quiet" size="small" className="h-8" onClick={collecting.collect}>
            {`Select all${allCount}`}
          </Button>
        ) : (
          <span title={whyNotAll} className="min-w-0 truncate text-xs text-ink-3 max-sm:hidden">
            {whyNotAll}
          </span>
        ))}
      <span className="ml-auto flex gap-1.5">
        <Button
          size="small"
          className="h-8"
          aria-label={archive.label}
          aria-disabled={archive.disabled !== undefined}
          title={archive.disabled ?? archive.label}
          onClick={() => performAction(archive)}
        >
          <Archive size={14} aria-hidden />
          <span className="max-sm:hidden">Archive</span>
        </Button>
        <ExportButton id="export-selected" label="Export the selection…" source={{ kind: 'selected', tasks }} />
      </span>
    </Bar>
  );
}

function Bar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // The button that had the focus may have given its place to others.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) bar.current?.focus();
  }, [children]);
  return (
    <div
      ref={bar}
      tabIndex={-1}
      role="toolbar"
      aria-label="Selected tasks"
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
      className="absolute inset-0 flex items-start gap-2 border-b border-line bg-canvas px-4 py-2 md:px-6"
    >
      <div className="mx-auto flex min-h-8 w-full max-w-page items-center gap-2">{children}</div>
    </div>
  );
}

const focusedTaskId = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset['taskId'] : undefined;
const isRowFocused = () => focusedTaskId() !== undefined;

/** These rows go: the focus goes to the next that stays, else to the one before, or to the table. */
function focusBeside(rows: readonly ListedTask[], going: ReadonlySet<string>) {
  const from = rows.findIndex(({ id }) => id === (focusedTaskId() ?? rows.find((task) => going.has(task.id))?.id));
  const stays = ({ id }: ListedTask) => !going.has(id);
  const at = Math.max(from, 0);
  const next = rows.slice(at).find(stays) ?? rows.slice(0, at).findLast(stays);
  const target = (next && document.getElementById(taskLinkId(next.id))) ?? document.getElementById(TASK_TABLE_ID);
  target?.focus();
}
