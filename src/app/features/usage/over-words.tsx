import type { KnownUsage } from '#app/data/usage.ts';
import { formatNumberOf } from '#app/lib/format.ts';
import { Notice } from '#app/components/notice.tsx';

/** Says of figures that this page added up itself over how many tasks, and that it may not be all. */
export function OverWords({ from, count, more, missing }: NonNullable<KnownUsage['over']>) {
  return (
    <div className="pb-4">
      <Notice tone="info" title="This API gives no usage: these figures are added up in this page.">{`${
        from === 'list'
          ? `They are over ${formatNumberOf(count, 'listed task')}${more ? ', the newest: there are more' : ''}.`
          : `They are over ${formatNumberOf(count, 'task')} sent or opened in this browser, which may not be all.`
      }${missing > 0 ? ` ${formatNumberOf(missing, 'task')} of them could not be read.` : ''}${from === 'list' ? ' Archived tasks may be missing.' : ''}`}</Notice>
    </div>
  );
}
