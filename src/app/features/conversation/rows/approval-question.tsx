import { useState } from 'react';
import type { Approval, ApprovalDecision } from '#contract/approval.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { answerApproval } from '#app/data/answer-approval.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/conversation.ts';

const timeOfDay = once(() => new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }));

type ApprovalQuestionProps = { approval: Approval; taskId: string; workerName: string };

/** Shows what a worker wants to request, as it would be sent. The answer arrives with the stream. */
export function ApprovalQuestion({ approval, taskId, workerName }: ApprovalQuestionProps) {
  const { id, url, host, expiresAt } = approval;
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function answer(decision: ApprovalDecision) {
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await answerApproval(taskId, id, decision);
    } catch (error) {
      setProblem(t('approval.notSent', { reason: error instanceof Error ? error.message : String(error) }));
      setSending(false);
    }
  }

  const button = (decision: ApprovalDecision, label: string) => (
    <Button key={decision} size="small" aria-disabled={isSending} onClick={() => void answer(decision)}>
      {label}
    </Button>
  );
  return (
    <div className="mt-1 mb-3 max-w-measure">
      <Notice
        tone="warning"
        title={t('approval.title', { host })}
        actions={[
          button('allow', t('approval.allow')),
          button('deny', t('approval.deny')),
          button('always', t('approval.always', { host })),
        ]}
      >
        <p>{t('approval.why', { worker: workerName, host })}</p>
        <p className="figures mt-2 text-xs text-ink">{url}</p>
        <QueryOf url={url} />
        <p className="mt-2 text-xs">{t('approval.until', { time: timeOfDay().format(Date.parse(expiresAt)) })}</p>
        {problem !== undefined && <p className="mt-2 text-error">{problem}</p>}
      </Notice>
    </div>
  );
}

/** The query as its receiver reads it. */
function QueryOf({ url }: { url: string }) {
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  if (query.length === 0) return null;
  return (
    <dl
      aria-label={t('approval.query')}
      className="mt-2 grid max-h-48 grid-cols-[auto_1fr] gap-x-3 overflow-y-auto text-xs"
    >
      {query.map(([name, value], i) => (
        <div key={i} className="contents">
          <dt dir="auto" className="text-ink-3">
            {name}
          </dt>
          <dd dir="auto" className="min-w-0 whitespace-pre-wrap text-ink">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
