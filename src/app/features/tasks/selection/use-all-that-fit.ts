import { useEffect, useRef, useState } from 'react';
import { problemWords } from '#app/data/problem-words.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { showToast } from '#app/ui/toasts.tsx';
import type { ListedTask } from '#contract/task.ts';
import { walkShownTasks } from './browser-walk.ts';
import { leftOutWords } from './walk-tasks.ts';

/** Collects all tasks that verifiably fit a filter, and hands them over when it has them all. */
export function useAllThatFit(filter: TaskFilter, applies: boolean, onFound: (tasks: readonly ListedTask[]) => void) {
  /** Undefined while nobody collects. */
  const [found, setFound] = useState<number>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function collect() {
    const stop = new AbortController();
    running.current = stop;
    const tasks: ListedTask[] = [];
    let leftOut = 0;
    setFound(0);
    try {
      for await (const page of walkShownTasks(filter, applies, stop.signal)) {
        tasks.push(...page.tasks);
        leftOut += page.leftOut;
        setFound(tasks.length);
      }
      onFound(tasks);
      if (leftOut > 0) showToast({ id: 'left-out', text: leftOutWords(leftOut) });
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
