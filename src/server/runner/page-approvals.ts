import type { Approval, ApprovalDecision, ApprovalState } from '#contract/approval.ts';
import type { KnownPart } from '#contract/task-event.ts';
import type { Clock } from '../domain/clock.ts';
import { abortable } from './abortable.ts';
import { type PageRequest, ToolProblem } from './engine.ts';
import { isWrittenIn } from './written-urls.ts';

const APPROVAL_MINUTES = 10;

/** Decides which pages a turn may request, and asks the operator about the others. */
export interface PageApprovals {
  /** Throws `ToolProblem` if the page must not be requested. */
  approve(request: PageRequest, toolCallId: string): Promise<void>;
  waiting(): Approval | undefined;
  /** The first answer counts. Returns the approval as it was decided, undefined if the turn did not ask for it. */
  answer(approvalId: string, decision: ApprovalDecision): Promise<Approval | undefined>;
  /** Milliseconds, also of a question that is still open. */
  waited(): number;
}

export interface PageApprovalsOptions {
  /** What the operator wrote in this task. */
  readonly inputs: readonly string[];
  readonly worker: { readonly id: string; readonly allowedHosts: readonly string[] };
  /** Whether the model may know text of files, their names, or text of web pages, which may tell it what to request. */
  hasOutsideText(): boolean;
  record(part: KnownPart): Promise<void>;
  /** Adds a host to the worker's. */
  allowHost(host: string): Promise<void>;
  newId(): string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Question {
  readonly asked: Approval;
  decided: Promise<Approval> | undefined;
  settle(decided: Approval): void;
}

export function createPageApprovals(options: PageApprovalsOptions): PageApprovals {
  const { inputs, worker, hasOutsideText, record, clock, signal } = options;
  const allowed = new Set(worker.allowedHosts);
  const denied = new Set<string>();
  const callers = new Set<string>();
  const questions = new Map<string, Question>();
  let open: Question | undefined;
  /** Of questions that have ended. */
  let waitedMs = 0;
  let askedAt: number | undefined;

  function needsApproval({ url, redirectedFrom }: PageRequest, toolCallId: string): boolean {
    const knowsPage = [...callers].some((caller) => caller !== toolCallId);
    if (!knowsPage && !hasOutsideText()) return false;
    if (allowed.has(url.hostname) || isWrittenIn(url, inputs)) return false;
    // The host chose it, from a request that it got anyway.
    const isSameHost = redirectedFrom?.host === url.host;
    return !isSameHost || (redirectedFrom?.protocol === 'https:' && url.protocol === 'http:');
  }

  async function ask(url: URL, toolCallId: string): Promise<Approval> {
    const now = clock.now();
    const asked: Approval = {
      id: options.newId(),
      toolCallId,
      url: url.href,
      host: url.hostname,
      workerId: worker.id,
      askedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + APPROVAL_MINUTES * 60_000).toISOString(),
      state: 'waiting',
    };
    const began = clock.elapsed();
    askedAt = began;
    const ended = new AbortController();
    try {
      const settled = new Promise<Approval>((settle) => {
        open = { asked, decided: undefined, settle };
        questions.set(asked.id, open);
      });
      await record(partOf(asked));
      void clock.sleep(APPROVAL_MINUTES * 60_000, AbortSignal.any([signal, ended.signal])).then(() => {
        if (!signal.aborted && !ended.signal.aborted) void expire(asked.id);
      });
      const decided = await abortable(settled, signal);
      await record(partOf(decided));
      return decided;
    } finally {
      open = undefined;
      ended.abort();
      waitedMs += clock.elapsed() - began;
      askedAt = undefined;
    }
  }

  async function decide(id: string, state: ApprovalState): Promise<Approval | undefined> {
    const question = questions.get(id);
    if (question === undefined) return undefined;
    question.decided ??= keep(question, state);
    try {
      return await question.decided;
    } catch (error) {
      // Still open: the answer can be given again.
      question.decided = undefined;
      throw error;
    }
  }

  async function expire(id: string): Promise<void> {
    for (;;) {
      try {
        await decide(id, 'expired');
        return;
      } catch {
        // An answer came first and could not be kept. Who gave it has got the error.
      }
    }
  }

  async function keep({ asked, settle }: Question, state: ApprovalState): Promise<Approval> {
    if (state === 'always') await options.allowHost(asked.host);
    const decided = { ...asked, state };
    settle(decided);
    return decided;
  }

  return {
    async approve(request, toolCallId) {
      const { url } = request;
      if (needsApproval(request, toolCallId)) {
        if (denied.has(url.hostname)) throw new ToolProblem(`The operator has not allowed pages of ${url.host}.`);
        const { state } = await ask(url, toolCallId);
        if (state === 'always') allowed.add(url.hostname);
        if (state === 'denied' || state === 'expired') {
          denied.add(url.hostname);
          throw new ToolProblem(
            state === 'denied'
              ? `The operator did not allow this page. It was not requested.`
              : `Nobody allowed this page within ${APPROVAL_MINUTES} minutes. It was not requested.`,
          );
        }
      }
      callers.add(toolCallId);
    },
    waiting: () => open?.asked,
    answer: (approvalId, decision) => decide(approvalId, STATE_AFTER[decision]),
    waited: () => waitedMs + (askedAt === undefined ? 0 : clock.elapsed() - askedAt),
  };
}

const STATE_AFTER: Readonly<Record<ApprovalDecision, ApprovalState>> = {
  allow: 'allowed',
  always: 'always',
  deny: 'denied',
};

function partOf(approval: Approval): KnownPart {
  return { type: 'data-approval', id: approval.id, data: approval };
}
