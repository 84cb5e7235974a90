import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t } from '#app/messages/preview.ts';

export function LoadingFile() {
  return (
    <div className="p-6">
      <Waiting label={t('loading')}>
        <div className="space-y-3">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-5/6" />
        </div>
      </Waiting>
    </div>
  );
}
