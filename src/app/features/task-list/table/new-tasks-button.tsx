import { ArrowUp } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';

export type NewTasks = {
  count: number;
  words: string;
  showNewTasks: () => void;
};

type NewTasksButtonProps = {
  newTasks: NewTasks;
  /** Nobody is reading or pointing at rows, so they may move. */
  isIdle: () => boolean;
  toTop: () => void;
};

/** Offers new tasks in a button, so that no row moves under the pointer. Inserts them at once if the list is idle. */
export function NewTasksButton({ newTasks: { count, words, showNewTasks }, isIdle, toTop }: NewTasksButtonProps) {
  const showIfIdle = useEffectEvent(() => {
    if (isIdle()) showNewTasks();
  });
  useEffect(() => {
    if (count > 0) showIfIdle();
  }, [count]);

  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-10 z-20 flex justify-center">
      {count > 0 && (
        <button
          type="button"
          className="pointer-events-auto inline-flex h-7 items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-accent-ink shadow-float hover:bg-accent-strong"
          onClick={() => {
            showNewTasks();
            toTop();
          }}
        >
          <ArrowUp size={12} aria-hidden />
          <span>{words}</span>
        </button>
      )}
    </div>
  );
}
