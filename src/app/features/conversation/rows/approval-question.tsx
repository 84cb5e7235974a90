import { useLayoutEffect, useRef, useState } from 'react';
import type { Approval, ApprovalDecision } from '#contract/approval.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { answerApproval } from '#app/data/answer-approval.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/approval.ts';

const timeOfDay = once(() => new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }));

type ApprovalQuestionProps = { approval: Approval; taskId: string; workerName: string };

/** Shows what a worker wants to request, as it would be sent. The answer arrives with the stream. */
export function ApprovalQuestion({ approval, taskId, workerName }: ApprovalQuestionProps) {
  const { id, url, host, expiresAt } = approval;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepFocus(box.current), []);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function answer(decision: ApprovalDecision) {
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await answerApproval(taskId, id, decision);
    } catch (error) {
      setProblem(t('notSent', { reason: error instanceof Error ? error.message : String(error) }));
      setSending(false);
    }
  }

  const button = (decision: ApprovalDecision, label: string) => (
    <Button
      key={decision}
      size="small"
      // The end of a long host says whose it is.
      className="h-auto! min-h-7 shrink! py-1 text-left wrap-anywhere whitespace-normal!"
      aria-disabled={isSending}
      onClick={() => void answer(decision)}
    >
      {label}
    </Button>
  );
  return (
    <div ref={box} className="mt-1 mb-3 max-w-measure">
      <Notice
        tone="warning"
        title={t('title', { host })}
        actions={[button('allow', t('allow')), button('deny', t('deny')), button('always', t('always', { host }))]}
      >
        <p>{t('why', { worker: workerName, host })}</p>
        <p className="figures mt-2 text-xs text-ink">{url}</p>
        <QueryOf url={url} />
        <p className="mt-2 text-xs">{t('until', { time: timeOfDay().format(Date.parse(expiresAt)) })}</p>
        {problem !== undefined && <p className="mt-2 text-error">{problem}</p>}
      </Notice>
    </div>
  );
}

/** When the question goes, its focus stays in the conversation. */
function keepFocus(box: HTMLElement | null) {
  return () => {
    if (box?.contains(document.activeElement)) box.closest<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
  };
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Marks which turn the direction of text around, line breaks and the like could hide what is sent. */
function withoutHiding(text: string): string {
  return text.replace(INVISIBLE, (hidden) =>
    hidden === '\n' ? '↵' : `⟨${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** The query as its receiver reads it. All of it is above the buttons. */
function QueryOf({ url }: { url: string }) {
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  if (query.length === 0) return null;
  return (
    <dl aria-label={t('query')} className="mt-2 grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3 text-xs">
      {query.map(([name, value], i) => (
        <div key={i} className="contents">
          <dt dir="auto" className="text-ink-3">
            {withoutHiding(name)}
          </dt>
          <dd dir="auto" className="min-w-0 whitespace-pre-wrap text-ink">
            {withoutHiding(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
