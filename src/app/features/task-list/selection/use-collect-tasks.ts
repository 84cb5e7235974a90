import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { t } from '#app/messages/task-list.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { ListedTask } from '#contract/task.ts';
import { walkShownTasks } from '#app/data/walk-shown-tasks.ts';

type Purpose = 'selecting' | 'checking';

type Collection = {
  purpose: Purpose;
  /** `leftOut`: listed tasks that could not be verified. */
  onFound: (tasks: readonly ListedTask[], leftOut: number) => void;
};

/** Loads all tasks that verifiably match. */
export function useCollectTasks(filter: TaskFilter, applies: boolean) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ purpose: Purpose; found: number }>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function collect({ purpose, onFound }: Collection) {
    const stop = new AbortController();
    running.current = stop;
    const tasks: ListedTask[] = [];
    let leftOut = 0;
    setProgress({ purpose, found: 0 });
    try {
      for await (const page of walkShownTasks(client, filter, applies, stop.signal)) {
        tasks.push(...page.tasks);
        leftOut += page.leftOut;
        setProgress({ purpose, found: tasks.length });
      }
      onFound(tasks, leftOut);
    } catch (error) {
      if (stop.signal.aborted) return;
      const { advice } = problemWords(error, 'taskList');
      showToast({ id: 'not-collected', text: t(`${purpose}.failed`, { advice }) });
    } finally {
      if (running.current === stop) setProgress(undefined);
    }
  }
  return {
    progress,
    collect: (collection: Collection) => void collect(collection),
    cancel: () => running.current?.abort(),
  };
}
