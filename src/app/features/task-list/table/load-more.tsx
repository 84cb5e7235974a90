import { Button } from '#app/components/button.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-list.ts';

type LoadMoreProps = { loading: boolean; failed: boolean; onLoad: () => void };

/** Loads automatically near the end; after a failure, only by this button. */
export function LoadMore({ loading, failed, onLoad }: LoadMoreProps) {
  return (
    <div className="flex items-center justify-center gap-3 py-4 text-sm text-ink-2">
      {failed && <span role="alert">{t('moreNotLoaded')}</span>}
      <Button size="small" look={failed ? 'plain' : 'quiet'} onClick={onLoad} disabled={loading}>
        {loading ? t('loadingMore') : failed ? tCommon('retry') : t('loadMore')}
      </Button>
    </div>
  );
}
