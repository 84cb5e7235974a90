import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useNow } from '#app/lib/use-now.ts';
import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

type RetryNoticeProps = {
  title: string;
  advice: string;
  /** Counts down before a retry is possible. */
  waitMs?: number | undefined;
  /** Whether a retry may help. */
  again: boolean;
  onRetry: () => void;
};

export function RetryNotice({ title, advice, waitMs, again, onRetry }: RetryNoticeProps) {
  const [since] = useState(() => Date.now());
  const until = since + (waitMs ?? 0);
  const now = useNow(waitMs === undefined ? null : 1000);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const waiting = waitMs !== undefined && left > 0;
  return (
    <Notice
      tone={waiting ? 'warning' : 'error'}
      title={title}
      actions={
        again && (
          <Button size="small" onClick={onRetry} disabled={waiting}>
            <RotateCw size={12} aria-hidden />
            {waiting ? <span className="figures">{t('retryIn', { seconds: left })}</span> : <span>{t('retry')}</span>}
          </Button>
        )
      }
    >
      {advice}
    </Notice>
  );
}
