import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t } from '#app/messages/usage.ts';

const BARS = ['h-16', 'h-24', 'h-20', 'h-36', 'h-28', 'h-12', 'h-32', 'h-40', 'h-24', 'h-16', 'h-28', 'h-20'];

export function UsageSkeleton() {
  return (
    <Waiting label={t('loading')}>
      <div aria-hidden>
        <div className="grid grid-cols-2 gap-x-6 gap-y-4 pb-5 sm:grid-cols-4 2xl:grid-cols-8">
          {BARS.slice(0, 8).map((_, at) => (
            <div key={at} className="grid gap-2">
              <Skeleton className="h-3 w-20" />
              <Skeleton className="h-6 w-16" />
            </div>
          ))}
        </div>
        <div className="flex h-56 items-end gap-2 pt-5 pl-12">
          {BARS.map((height, at) => (
            <div key={at} className="flex-1">
              <Skeleton className={height} />
            </div>
          ))}
        </div>
        <div className="grid gap-4 pt-16">
          {BARS.slice(0, 5).map((_, at) => (
            <Skeleton key={at} className="h-4" />
          ))}
        </div>
      </div>
    </Waiting>
  );
}
