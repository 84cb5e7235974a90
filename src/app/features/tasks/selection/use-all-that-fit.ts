import { useEffect, useRef, useState } from 'react';
import { problemWords } from '#app/data/problem-words.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { showToast } from '#app/ui/toasts.tsx';
import type { ListedTask } from '#contract/task.ts';
import { walkShownTasks } from './browser-walk.ts';

/** Collects all tasks that fit a filter, and hands them over when it has them all. */
export function useAllThatFit(filter: TaskFilter, onFound: (tasks: readonly ListedTask[]) => void) {
  /** Undefined while nobody collects. */
  const [found, setFound] = useState<number>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function collect() {
    const stop = new AbortController();
    running.current = stop;
    const tasks: ListedTask[] = [];
    setFound(0);
    try {
      for await (const page of walkShownTasks(filter, stop.signal)) {
        tasks.push(...page);
        setFound(tasks.length);
      }
      onFound(tasks);
    } catch (error) {
      if (stop.signal.aborted) return;
      const { advice } = problemWords(error, 'task list');
      showToast({ id: 'not-selected', text: `Not all tasks could be selected, so no more were. ${advice}` });
    } finally {
      if (running.current === stop) setFound(undefined);
    }
  }
  return { found, collect: () => void collect(), cancel: () => running.current?.abort() };
}
