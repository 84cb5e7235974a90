import { describeSendProblem } from '#app/entities/task/describe-send-problem.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/outbox.ts';
import { t as tSending } from '#app/messages/sending.ts';
import { problemOfTurn, type OutgoingTurn } from '#app/sending/outgoing.ts';

export type OutgoingAction = 'cancel' | 'edit' | 'remove' | 'sendAgain' | 'sendAnyway' | 'discard';

export type OutgoingWords = {
  state: string;
  /** Sentences about what follows from the state. */
  details: readonly string[];
  /** When it is sent again, in milliseconds since the epoch. */
  until: number | null;
  tone: 'quiet' | 'warning' | 'error';
  actions: readonly OutgoingAction[];
  /** Probably ends in a moment. */
  brief: boolean;
};

/** `isFirst`: the next of its task. `isSafeTwice`: the API recognises a repeated turn. */
export function describeOutgoing(turn: OutgoingTurn, isFirst: boolean, isSafeTwice: boolean): OutgoingWords {
  const words = wordsOf(turn, isFirst, isSafeTwice);
  return { details: [], until: null, tone: 'quiet', brief: false, ...words };
}

type Words = Pick<OutgoingWords, 'state' | 'actions'> & Partial<OutgoingWords>;

function wordsOf(turn: OutgoingTurn, isFirst: boolean, isSafeTwice: boolean): Words {
  switch (turn.state) {
    case 'waiting':
      return { ...waiting(turn, isFirst), actions: ['edit', 'remove'] };
    case 'blocked':
      return { state: t('blocked'), tone: 'warning', actions: ['sendAnyway', 'edit', 'remove'] };
    case 'posted':
      return posted(turn, isSafeTwice);
    case 'unknown':
      return {
        state: tSending('unconfirmed'),
        details: [t('unconfirmedDetail'), t('paidTwice')],
        tone: 'warning',
        actions: ['sendAgain', 'discard'],
      };
    case 'refused': {
      const { title, detail } = refusal(turn);
      // If an earlier post may still arrive, a draft would become another turn.
      if (turn.postedAt === null)
        return { state: title, details: [detail], tone: 'error', actions: ['sendAgain', 'edit', 'discard'] };
      const warnings = isSafeTwice ? [] : [t('mayArrive'), t('paidTwice')];
      return { state: title, details: [detail, ...warnings], tone: 'error', actions: ['sendAgain', 'discard'] };
    }
    case 'accepted':
      return { state: t('received'), actions: [], brief: true };
    default:
      return turn.state satisfies never;
  }
}

function refusal(turn: OutgoingTurn): { title: string; detail: string } {
  const problem = problemOfTurn(turn);
  if (problem === null) return { title: t('cancelled'), detail: tSending('kept.outbox') };
  return describeSendProblem(problem, 'outbox');
}

function waiting({ activity }: OutgoingTurn, isFirst: boolean): Omit<Words, 'actions'> {
  if (!isFirst) return { state: t('afterPrevious') };
  switch (activity?.kind) {
    case 'behind':
      return { state: t('afterTurn', { turn: formatTurn(activity.seq) }) };
    case 'offline':
      return { state: t('whenOnline'), tone: 'warning' };
    case 'pausing':
      return { state: tSending('rateLimited'), until: activity.until };
    case 'unreadable':
      return { state: t('taskUnreadable'), tone: 'warning' };
    case 'sending':
    case 'checking':
    case undefined:
      return { state: t('soon'), brief: true };
    default:
      return activity satisfies never;
  }
}

function posted({ activity }: OutgoingTurn, isSafeTwice: boolean): Words {
  const actions = ['sendAgain', 'discard'] as const;
  const details = isSafeTwice ? [] : [t('paidTwice')];
  switch (activity?.kind) {
    case 'sending': {
      const { upload } = activity;
      const isUnsent = upload !== null && upload.sentBytes < upload.totalBytes;
      return {
        state: t(upload === null ? 'sendingTurn' : 'sendingFiles'),
        actions: isUnsent ? ['cancel'] : [],
        brief: true,
      };
    }
    case 'offline':
      return { state: t('checksWhenOnline'), tone: 'warning', details, actions };
    case 'pausing':
      return { state: t('notReceived'), until: activity.until, actions };
    case 'behind':
      return { state: t('sendsAgainAfter', { turn: formatTurn(activity.seq) }), actions };
    case 'checking':
    case 'unreadable':
    case undefined:
      return { state: t('checking'), details, actions, brief: true };
    default:
      return activity satisfies never;
  }
}
