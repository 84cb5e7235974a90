import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Budget } from '#contract/task.ts';
import {
  costAt,
  costBeforeQuery,
  costOfWaiting,
  passesLimit,
  spentTodayQuery,
  type CostBefore,
  type Limits,
} from '#app/data/spending.ts';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Unchecked, type SpendingProps } from './spending.tsx';

/** Longer than this a send never waits for the figures. */
const PATIENCE_MS = 4_000;

type LimitCheckProps = Omit<SpendingProps, 'checking'> & { limits: Limits };

type Past = {
  spent: number;
  askAt: number;
  cost: CostBefore | undefined;
  /** What goes before it, and what that may cost. */
  waiting: { turns: number; credits: number };
};
type Finding = { kind: 'unknown' } | { kind: 'within' } | ({ kind: 'past' } & Past);

/** Holds a send against the limit of the day: lets it go, or asks first. */
export function LimitCheck({ taskId, workerId, budget, limits, onSend, onClose }: LimitCheckProps) {
  const client = useQueryClient();
  const [finding, setFinding] = useState<Finding>();
  const send = useEffectEvent(onSend);
  const waiting = useOutgoing(taskId).filter((turn) => waitsFor(turn, taskId, workerId));
  const find = useEffectEvent(() => findOut(client, limits, workerId, budget, waiting));

  useEffect(() => {
    let left = false;
    const late = new Promise<Finding>((resolve) => {
      setTimeout(() => resolve({ kind: 'unknown' }), PATIENCE_MS);
    });
    void Promise.race([find(), late]).then((found) => {
      if (left) return;
      if (found.kind === 'within') send();
      else setFinding(found);
    });
    return () => {
      left = true;
    };
  }, []);

  switch (finding?.kind) {
    case undefined:
    case 'within':
      return null;
    case 'unknown':
      return <Unchecked checking onSend={onSend} />;
    case 'past':
      return <AskFirst {...finding} budget={budget} onSend={onSend} onClose={onClose} />;
    default:
      return finding satisfies never;
  }
}

/** Whether a turn is of this worker, by its task or its own word, and goes by itself without having gone yet. */
function waitsFor(turn: OutgoingTurn, taskId: string | undefined, workerId: string | null): boolean {
  return turn.state === 'waiting' && (taskId !== undefined || (workerId !== null && turn.workerId === workerId));
}

async function findOut(
  client: QueryClient,
  { askAt }: Limits,
  workerId: string | null,
  budget: Budget,
  waiting: readonly OutgoingTurn[],
): Promise<Finding> {
  if (askAt === null) return { kind: 'within' };
  const now = Date.now();
  try {
    const [spent, before] = await Promise.all([
      client.fetchQuery({ ...spentTodayQuery(client, now), staleTime: 0, retry: false }),
      workerId === null ? null : client.fetchQuery({ ...costBeforeQuery(workerId, now), retry: false }),
    ]);
    const known = before === null ? undefined : costAt(before, budget);
    const cost = known?.p50 == null ? undefined : known;
    const ahead = before === null ? 0 : costOfWaiting(before, waiting);
    return passesLimit(spent.credits + ahead, askAt, cost?.p90)
      ? { kind: 'past', spent: spent.credits, askAt, cost, waiting: { turns: waiting.length, credits: ahead } }
      : { kind: 'within' };
  } catch {
    return { kind: 'unknown' }; // said where it is sent
  }
}

type AskFirstProps = Pick<SpendingProps, 'budget' | 'onSend' | 'onClose'> & Past;

function AskFirst({ spent, askAt, cost, waiting, budget, onSend, onClose }: AskFirstProps) {
  return (
    <Dialog
      title="Send past today’s limit?"
      onClose={onClose}
      actions={
        <>
          <Button data-initial-focus onClick={onClose}>
            Don’t send
          </Button>
          <Button look="primary" onClick={onSend}>
            Send anyway
          </Button>
        </>
      }
    >
      <div className="space-y-2 text-sm text-ink-2">
        <p>
          <span>{'Today '}</span>
          <strong className="font-semibold text-ink">{formatCount(spent)}</strong>
          <span>{` of ${formatCredits(askAt)} are spent${waiting.credits > 0 ? `, and what waits to be sent (${formatNumberOf(waiting.turns, 'turn')}) may come to ${formatCount(waiting.credits)}` : ''}.${cost !== undefined ? ` This worker usually costs ${formatCount(cost.p50)} at ${budget}, up to ${formatCount(cost.p90)}.` : ''}`}</span>
        </p>
        <p>What you wrote stays in the composer if you don’t send it.</p>
      </div>
    </Dialog>
  );
}
