import { Suspense } from 'react';
import { useAfter } from '#app/lib/use-after.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';

const NotificationPrompt = lazyPart(
  async () => (await import('#app/features/notifications/notification-prompt.tsx')).NotificationPrompt,
  Nothing,
);
/** Most turns end sooner. */
const PATIENCE_MS = 5_000;

export function NotifyLine({ since }: { since: number }) {
  const takesTime = useAfter(PATIENCE_MS);
  return <Suspense>{takesTime && <NotificationPrompt since={since} />}</Suspense>;
}

/** If its code can't be loaded, nothing is offered. */
function Nothing() {
  return null;
}
