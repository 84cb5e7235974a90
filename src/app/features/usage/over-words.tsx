import type { KnownUsage } from '#app/data/usage.ts';
import { Notice } from '#app/components/notice.tsx';
import { t } from '#app/messages/usage.ts';

/** Says how many tasks the page added up. */
export function OverWords({ from, count, more, missing }: NonNullable<KnownUsage['over']>) {
  return (
    <div className="pb-4">
      <Notice tone="info" title={t('addedUp')}>
        {from === 'list'
          ? t('addedUpFromList', { count, more: more ? 'yes' : 'no', missing })
          : t('addedUpFromBrowser', { count, missing })}
      </Notice>
    </div>
  );
}
