import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { t } from '#app/messages/conversation.ts';

export function ConversationSkeleton() {
  return (
    <Waiting label={t('loading')}>
      <div className="mx-auto max-w-conversation space-y-4 px-6 pt-6">
        <Skeleton className="h-20 w-full rounded-lg" />
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-5/6" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    </Waiting>
  );
}
