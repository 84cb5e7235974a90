import { Button } from '#app/components/button.tsx';

type LoadMoreProps = { loading: boolean; failed: boolean; onLoad: () => void };

/** Loads automatically near the end; after a failure, only by this button. */
export function LoadMore({ loading, failed, onLoad }: LoadMoreProps) {
  return (
    <div className="flex items-center justify-center gap-3 py-4 text-sm text-ink-2">
      {failed && <span role="alert">The next page could not be loaded.</span>}
      <Button size="small" look={failed ? 'plain' : 'quiet'} onClick={onLoad} disabled={loading}>
        {loading ? 'Loading…' : failed ? 'Retry' : 'Load more'}
      </Button>
    </div>
  );
}
