import type { ApiProblem } from '#contract/api-problem.ts';
import { t } from '#app/messages/sending.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { WaitClock } from '#app/components/wait-clock.tsx';
import { describeSendProblem } from '#app/entities/task/describe-send-problem.ts';

type SendProblemProps = {
  problem: ApiProblem;
  /** The browser keeps the draft. */
  kept: boolean;
  /** Milliseconds until a retry makes sense. */
  waitMs: number;
  /** Absent while the draft can't be sent. */
  onSendAgain?: (() => void) | undefined;
};

export function SendProblem({ problem, kept, waitMs, onSendAgain }: SendProblemProps) {
  const { title, detail, again } = describeSendProblem(problem, kept ? 'draft' : 'page');
  const waited = problem.retryAfterMs !== undefined && waitMs === 0;
  return (
    <Notice
      tone={problem.status === 429 ? 'warning' : 'error'}
      title={title}
      actions={
        again &&
        onSendAgain && (
          <Button size="small" onClick={onSendAgain}>
            {t('sendAgain')}
          </Button>
        )
      }
    >
      <span>{detail}</span> {waitMs > 0 && <span>{t.rich('sendAgainIn', { clock: <WaitClock ms={waitMs} /> })}</span>}
      {waited && <span>{t('sendAgainNow')}</span>}
    </Notice>
  );
}
