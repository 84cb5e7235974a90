import { ArrowUp } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';

export type News = {
  count: number;
  words: string;
  takeIn: () => void;
};

type NewTasksPillProps = {
  news: News;
  /** Whether rows may move: nobody is reading or pointing at them. */
  isAtRest: () => boolean;
  toTop: () => void;
};

/**
 * Offers new tasks in a button, so that no row moves under the pointer. Inserts them at once if nobody is using the
 * list.
 */
export function NewTasksPill({ news: { count, words, takeIn }, isAtRest, toTop }: NewTasksPillProps) {
  const comeIn = useEffectEvent(() => {
    if (isAtRest()) takeIn();
  });
  useEffect(() => {
    if (count > 0) comeIn();
  }, [count]);

  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-10 z-20 flex justify-center">
      {count > 0 && (
        <button
          type="button"
          className="pointer-events-auto inline-flex h-7 items-center gap-1 rounded-full bg-accent px-3 text-xs font-medium text-accent-ink shadow-float hover:bg-accent-strong"
          onClick={() => {
            takeIn();
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
