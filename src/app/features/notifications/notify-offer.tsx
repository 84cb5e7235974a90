import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { chooseNotify, useNotifyChoice } from './notify-choice.ts';

const LONG_MS = 20_000;

/** Offers notifications while a turn runs long. `since`: its start in milliseconds since the epoch. */
export function NotifyOffer({ since }: { since: number }) {
  const choice = useNotifyChoice();
  const isLong = useNow(choice === 'unasked' ? 1000 : null) - since > LONG_MS;
  if (choice !== 'unasked' || !isLong) return null;
  return (
    <div role="status" className="flex items-center gap-1 pb-1.5 text-xs text-ink-2">
      Notify when it ends?
      <Button look="quiet" size="small" onClick={() => void chooseNotify(true)}>
        Notify me
      </Button>
      <Button look="quiet" size="small" onClick={() => void chooseNotify(false)}>
        No
      </Button>
    </div>
  );
}
