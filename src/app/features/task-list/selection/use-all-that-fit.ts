import { useEffect, useRef, useState } from 'react';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { showToast } from '#app/components/toasts.tsx';
import type { ListedTask } from '#contract/task.ts';
import { walkShownTasks } from '#app/data/walk-shown-tasks.ts';

type Collection = {
  /** What it is for, in a word: `Selecting`. */
  purpose: string;
  /** What is said where the list can't be read to its end. */
  failure: string;
  /** `leftOut`: how many listed tasks don't verifiably fit. */
  onFound: (tasks: readonly ListedTask[], leftOut: number) => void;
};

/** Collects all tasks that verifiably fit a filter, and hands them over when it has them all. */
export function useAllThatFit(filter: TaskFilter, applies: boolean) {
  /** Undefined while nobody collects. */
  const [progress, setProgress] = useState<{ purpose: string; found: number }>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function collect({ purpose, failure, onFound }: Collection) {
    const stop = new AbortController();
    running.current = stop;
    const tasks: ListedTask[] = [];
    let leftOut = 0;
    setProgress({ purpose, found: 0 });
    try {
      for await (const page of walkShownTasks(filter, applies, stop.signal)) {
        tasks.push(...page.tasks);
        leftOut += page.leftOut;
        setProgress({ purpose, found: tasks.length });
      }
      onFound(tasks, leftOut);
    } catch (error) {
      if (stop.signal.aborted) return;
      const { advice } = problemWords(error, 'task list');
      showToast({ id: 'not-collected', text: `${failure} ${advice}` });
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
