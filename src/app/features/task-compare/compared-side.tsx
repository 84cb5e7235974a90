import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Link } from 'react-router';
import { isRunning, type Task } from '#contract/task.ts';
import { Combobox } from '#app/components/combobox.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { isSearchable, useTaskSearch } from '#app/entities/task/use-task-search.ts';
import { useWorkerNames } from '#app/entities/worker/use-worker-titles.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/task-compare.ts';
import { paths, type TurnPlace } from '#app/paths.ts';

type ComparedSideProps = {
  /** "First" or "Second". */
  name: string;
  place: TurnPlace | undefined;
  record: TaskAndTurns | undefined;
  onChange: (place: TurnPlace) => void;
};

/** Chooses a task, and one of its turns. */
export function ComparedSide({ name, place, record, onChange }: ComparedSideProps) {
  const workerName = useWorkerNames();
  return (
    <section aria-label={name} className="grid min-w-0 grid-cols-1 gap-1.5">
      <div className="flex min-w-0 gap-1.5">
        <TaskPicker
          name={name}
          task={record?.task}
          onChange={(task) => onChange({ taskId: task.id, seq: Math.max(0, task.totals.turnCount - 1) })}
        />
        {record !== undefined && place !== undefined && (
          <Combobox
            name={t('turnOfSide', { side: name, turn: formatTurn(place.seq) })}
            explanation={undefined}
            label={t('chooseTurn')}
            listLabel={t('turns')}
            fieldLabel={t('findTurn')}
            empty={t('noTurnsFound')}
            value={String(place.seq)}
            options={record.turns.map(({ seq, input }) => ({
              value: String(seq),
              label: t('head.turn', { turn: formatTurn(seq) }),
              about: input,
            }))}
            onChange={(seq) => onChange({ ...place, seq: Number(seq) })}
          >
            <span className="whitespace-nowrap">{t('head.turn', { turn: formatTurn(place.seq) })}</span>
            <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
          </Combobox>
        )}
      </div>
      {record !== undefined && place !== undefined && (
        <p className="flex min-w-0 gap-x-2 text-xs text-ink-3">
          <Link to={paths.worker(record.task.workerId)} className="truncate hover:text-ink hover:underline">
            {workerName(record.task.workerId)}
          </Link>
          <RelativeTime at={record.task.createdAt} ago />
          <Link to={paths.turn(place.taskId, place.seq)} className="ml-auto shrink-0 text-accent hover:underline">
            {t('open')}
          </Link>
        </p>
      )}
    </section>
  );
}

type TaskPickerProps = { name: string; task: Task | undefined; onChange: (task: Task) => void };

function TaskPicker({ name, task, onChange }: TaskPickerProps) {
  const [query, setQuery] = useState('');
  const workerName = useWorkerNames();
  const { running, recent } = useRecentTasks();
  const found = useTaskSearch(query);
  const tasks: readonly Task[] = (isSearchable(query.trim()) ? found.tasks : [...running, ...recent]).filter(
    (one) => !isRunning(one) || one.totals.turnCount > 1,
  );
  const title = task === undefined ? t('chooseTask') : taskTitle(task);
  return (
    <Combobox
      name={t('taskOfSide', { side: name, task: title })}
      explanation={undefined}
      label={t('chooseTask')}
      listLabel={t('tasks')}
      fieldLabel={t('findTask')}
      empty={found.searching ? t('searching') : t('noTasksFound')}
      value={task?.id ?? null}
      options={tasks.map((one) => ({ value: one.id, label: taskTitle(one), about: workerName(one.workerId) }))}
      onQuery={setQuery}
      onChange={(taskId) => {
        const chosen = tasks.find(({ id }) => id === taskId);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <span dir="auto" className="max-w-[min(20rem,calc(100vw-13rem))] sm:max-w-[min(20rem,calc(50vw-14rem))] truncate">
        {title}
      </span>
      <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
    </Combobox>
  );
}
