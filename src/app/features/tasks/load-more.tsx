import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '#app/ui/button.tsx';

/** A screen's height ahead of the end, the next page is asked for. */
const AHEAD = '600px';

type LoadMoreProps = { loading: boolean; failed: boolean; onLoad: () => void };

/** The end of a list that goes on: loads by itself when it comes near, and by its button. After a failure only by its button. */
export function LoadMore({ loading, failed, onLoad }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const load = useEffectEvent(onLoad);
  const idle = !loading && !failed;
  useEffect(() => {
    if (end.current === null || !idle) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) load();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [idle]);

  return (
    <div ref={end} className="flex items-center justify-center gap-3 py-4 text-sm text-ink-2">
      {failed && <span role="alert">The next page could not be loaded.</span>}
      <Button size="small" look={failed ? 'plain' : 'quiet'} onClick={onLoad} disabled={loading}>
        {loading ? 'Loading…' : failed ? 'Retry' : 'Load more'}
      </Button>
    </div>
  );
}
