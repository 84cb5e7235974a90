import type { ApiProblem } from '#contract/api-problem.ts';
import { formatClock } from '#app/lib/format.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { describeSendProblem } from '#app/entities/task/describe-send-problem.ts';

type SendProblemProps = {
  problem: ApiProblem;
  /** Whether the browser keeps the draft. */
  kept: boolean;
  /** Milliseconds until sending makes sense again. */
  waitMs: number;
  /** Sends the same draft again; absent while it can't be sent. */
  onSendAgain?: (() => void) | undefined;
};

/** Why a send was not accepted, what was kept, and what to do. */
export function SendProblem({ problem, kept, waitMs, onSendAgain }: SendProblemProps) {
  const { title, detail, again } = describeSendProblem(problem, kept ? 'draft' : 'draft here');
  const waited = problem.retryAfterMs !== undefined && waitMs === 0;
  return (
    <Notice
      tone={problem.status === 429 ? 'warning' : 'error'}
      title={title}
      actions={
        again &&
        onSendAgain && (
          <Button size="small" onClick={onSendAgain}>
            Send again
          </Button>
        )
      }
    >
      <span>{`${detail}${waitMs > 0 ? ' You can send again in ' : ''}`}</span>
      {waitMs > 0 && (
        // Never read aloud: a clock that speaks every second is noise.
        <span role="timer" aria-live="off" className="figures font-medium text-ink">
          {formatClock(Math.ceil(waitMs / 1000) * 1000)}
        </span>
      )}
      {waited && <span>{' You can send now.'}</span>}
    </Notice>
  );
}
