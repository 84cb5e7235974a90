import { formatNumber } from '#app/lib/format.ts';
import { describeSendProblem } from '#app/entities/task/describe-send-problem.ts';
import { problemOfTurn } from '#app/sending/outgoing.ts';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';

export type OutgoingAction = 'cancel' | 'edit' | 'remove' | 'send again' | 'send anyway' | 'drop';

export type OutgoingWords = {
  /** How it stands. */
  state: string;
  /** What follows from that, where it isn't plain. */
  detail: string;
  /** When it goes on by itself, in milliseconds since the epoch: counted down after the state. */
  until: number | null;
  tone: 'quiet' | 'warning' | 'error';
  actions: readonly OutgoingAction[];
  /** Whether it is most likely over in a moment. */
  brief: boolean;
};

const CHARGED_TWICE = 'If you send it again and it still arrives, it is charged twice.';
const MAY_ARRIVE = `An earlier sending of it may still arrive. ${CHARGED_TWICE}`;

/**
 * Says how an outgoing turn stands, and what can be done about it.
 * @param isFirst whether it is the next of its task
 * @param isSafeTwice whether the API knows a turn that is sent twice for the same
 */
export function describeOutgoing(turn: OutgoingTurn, isFirst: boolean, isSafeTwice: boolean): OutgoingWords {
  const words = wordsOf(turn, isFirst, isSafeTwice);
  return { detail: '', until: null, tone: 'quiet', brief: false, ...words };
}

type Words = Pick<OutgoingWords, 'state' | 'actions'> & Partial<OutgoingWords>;

function wordsOf(turn: OutgoingTurn, isFirst: boolean, isSafeTwice: boolean): Words {
  switch (turn.state) {
    case 'waiting':
      return { ...waiting(turn, isFirst), actions: ['edit', 'remove'] };
    case 'blocked':
      return {
        state: 'Held back: the turn before it failed, or was stopped.',
        tone: 'warning',
        actions: ['send anyway', 'edit', 'remove'],
      };
    case 'posted':
      return posted(turn, isSafeTwice);
    case 'unknown':
      return {
        state: 'It isn’t known whether this arrived.',
        detail: `The API was asked for two minutes, and doesn’t show it. ${CHARGED_TWICE}`,
        tone: 'warning',
        actions: ['send again', 'drop'],
      };
    case 'refused': {
      const problem = problemOfTurn(turn);
      const { title, detail } =
        problem === null ? { title: 'Cancelled.', detail: 'It is kept here.' } : describeSendProblem(problem, 'turn');
      // Where an earlier posting may still arrive, a draft of it would be another turn.
      if (turn.postedAt === null)
        return { state: title, detail, tone: 'error', actions: ['send again', 'edit', 'drop'] };
      const warning = isSafeTwice ? '' : MAY_ARRIVE;
      return { state: title, detail: `${detail} ${warning}`.trim(), tone: 'error', actions: ['send again', 'drop'] };
    }
    case 'accepted':
      return { state: 'The API has it. It shows here once its record does.', actions: [], brief: true };
    default:
      return turn.state satisfies never;
  }
}

function waiting({ activity }: OutgoingTurn, isFirst: boolean): Omit<Words, 'actions'> {
  if (!isFirst) return { state: 'Goes after the one before it.' };
  switch (activity?.kind) {
    case 'behind':
      return { state: `Next: goes when turn ${formatNumber(activity.seq)} has ended.` };
    case 'offline':
      return { state: 'Goes when the network is back.', tone: 'warning' };
    case 'pausing':
      return { state: 'The API asked to wait. Sends in', until: activity.until };
    case 'unreadable':
      return { state: 'Waiting: the task can’t be read right now.', tone: 'warning' };
    case 'sending':
    case 'checking':
    case undefined:
      return { state: 'About to go', brief: true };
    default:
      return activity satisfies never;
  }
}

function posted({ activity }: OutgoingTurn, isSafeTwice: boolean): Words {
  const actions = ['send again', 'drop'] as const;
  const detail = isSafeTwice ? '' : CHARGED_TWICE;
  switch (activity?.kind) {
    case 'sending': {
      const { upload } = activity;
      const isUnsent = upload !== null && upload.sentBytes < upload.totalBytes;
      const state = upload === null ? 'Sending' : 'Sending its files';
      return { state, actions: isUnsent ? ['cancel'] : [], brief: true };
    }
    case 'offline':
      return { state: 'Checks whether it arrived when the network is back.', tone: 'warning', detail, actions };
    case 'pausing':
      return { state: 'Not there yet. Sends again in', until: activity.until, actions };
    case 'behind':
      return { state: `Not there yet. Sends again when turn ${formatNumber(activity.seq)} has ended.`, actions };
    case 'checking':
    case 'unreadable':
    case undefined:
      return { state: 'Checking whether it arrived…', detail, actions, brief: true };
    default:
      return activity satisfies never;
  }
}
