import { Suspense } from 'react';
import { useAfter } from '#app/lib/use-after.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';

const NotificationPrompt = lazyPart(
  async () => (await import('#app/features/notifications/notification-prompt.tsx')).NotificationPrompt,
  Nothing,
);
/** Most turns are over before that. */
const PATIENCE_MS = 5_000;

/** Where it is asked, of a turn that takes its time, whether to tell of its end. */
export function NotifyLine({ since }: { since: number }) {
  const takesTime = useAfter(PATIENCE_MS);
  return <Suspense>{takesTime && <NotificationPrompt since={since} />}</Suspense>;
}

/** An offer that didn't come is none. */
function Nothing() {
  return null;
}
