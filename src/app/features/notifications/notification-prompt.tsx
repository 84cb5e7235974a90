import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { t } from '#app/messages/notifications.ts';
import { setNotificationChoice, useNotificationChoice } from './notification-choice.ts';

const LONG_MS = 20_000;

/** Shown while a turn runs long. `since`: milliseconds since the epoch. */
export function NotificationPrompt({ since }: { since: number }) {
  const choice = useNotificationChoice();
  const isLong = useNow(choice === 'unasked' ? 1000 : null) - since > LONG_MS;
  if (choice !== 'unasked' || !isLong) return null;
  return (
    <div role="status" className="flex items-center gap-1 pb-1.5 text-xs text-ink-2">
      <span>{t('offer')}</span>
      <Button look="quiet" size="small" onClick={() => void setNotificationChoice(true)}>
        {t('accept')}
      </Button>
      <Button look="quiet" size="small" onClick={() => void setNotificationChoice(false)}>
        {t('decline')}
      </Button>
    </div>
  );
}
