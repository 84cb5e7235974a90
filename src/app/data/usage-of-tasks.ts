import { isRunning, type Budget, type Turn } from '#contract/task.ts';
import type {
  Spread,
  Usage,
  UsageBucket,
  UsageFigures,
  UsageGroup,
  UsageInterval,
  UsageTask,
  UsageTurn,
} from '#contract/usage.ts';
import { startsBetween } from '#app/lib/zoned-time.ts';
import { ONE_OFF } from '#contract/worker.ts';
import type { TaskAndTurns } from './tasks.ts';

/** For `GET /api/usage`: ISO instants, `to` exclusive. */
export type UsageAsk = {
  readonly from: string;
  readonly to: string;
  readonly interval: UsageInterval;
  readonly groupBy: UsageGroup | null;
  readonly timeZone: string;
  readonly workerId?: string;
  /** Whether buckets have `creditsPerTask`. */
  readonly bucketSpread?: boolean;
  /** Whether the totals have `outputs`. */
  readonly outputs?: boolean;
  readonly budget?: Budget;
  /** By worker: the API puts all one-off workers into one group. */
  readonly foldOneOffs?: boolean;
};

/** An ended turn, or a whole task without turns, at its end. */
type Charge = {
  readonly taskId: string;
  readonly seq: number;
  readonly title: string | null;
  readonly at: number;
  readonly turns: number;
  readonly status: string;
  readonly credits: number;
  readonly durationMs: number;
  readonly workerId: string;
  readonly keys: Readonly<Record<UsageGroup, string>>;
};

/** The key of an unknown value; the hosted API may omit a budget. */
const UNKNOWN_KEY = 'unknown';
const TOP_COUNT = 10;

/**
 * Computes `GET /api/usage` for an API without it. A task without turns counts as one charge.
 * @param isOneOff for `foldOneOffs`, and for `ONE_OFF` as the worker
 */
export function usageOfTasks(
  tasks: readonly TaskAndTurns[],
  ask: UsageAsk,
  isOneOff: (workerId: string) => boolean = () => false,
): Usage {
  const [from, to] = [Date.parse(ask.from), Date.parse(ask.to)];
  const isCounted = (workerId: string) =>
    ask.workerId === undefined || ask.workerId === workerId || (ask.workerId === ONE_OFF && isOneOff(workerId));
  const charges = tasks
    .flatMap(chargesOf)
    .filter(({ at, workerId }) => at >= from && at < to && isCounted(workerId))
    .map((charge) =>
      ask.foldOneOffs === true && isOneOff(charge.workerId)
        ? { ...charge, keys: { ...charge.keys, worker: ONE_OFF } }
        : charge,
    );
  const { interval, timeZone, groupBy, bucketSpread = false } = ask;
  return {
    from: ask.from,
    to: ask.to,
    interval,
    timeZone,
    groupBy,
    totals: figuresOf(charges),
    buckets: bucketsOf(charges, startsBetween(from, to, interval, timeZone), { groupBy, bucketSpread }),
    groups:
      groupBy === null
        ? []
        : [...groupedBy(charges, ({ keys }) => keys[groupBy])]
            .map(([key, own]) => ({ key, ...figuresOf(own), ...(key === ONE_OFF && { workers: countWorkers(own) }) }))
            .toSorted((a, b) => b.credits - a.credits || (a.key < b.key ? -1 : 1)),
    topTasks: [...groupedBy(charges, ({ taskId }) => taskId)]
      .map(([, own]) => taskOf(own))
      .filter((task) => task !== undefined)
      .toSorted((a, b) => b.credits - a.credits)
      .slice(0, TOP_COUNT),
    topTurns: charges
      .toSorted((a, b) => b.credits - a.credits)
      .slice(0, TOP_COUNT)
      .map(turnOf),
  };
}

function chargesOf({ task, turns }: TaskAndTurns): readonly Charge[] {
  const shared = { taskId: task.id, title: task.title ?? null, workerId: task.workerId };
  const keysOf = (status: string, turn?: Turn) => ({
    worker: task.workerId,
    budget: turn?.budget ?? task.budget ?? UNKNOWN_KEY,
    trigger: turn?.triggeredBy ?? task.triggeredBy,
    status,
  });
  if (turns.length === 0) {
    if (isRunning(task)) return [];
    const { credits, durationMs, turnCount } = task.totals;
    const at = Date.parse(task.completedAt ?? task.createdAt);
    const reportedTurns = Math.max(1, turnCount);
    const { status } = task;
    return [
      {
        ...shared,
        seq: reportedTurns - 1,
        at,
        turns: reportedTurns,
        status,
        credits,
        durationMs,
        keys: keysOf(status),
      },
    ];
  }
  return turns
    .filter((turn) => !isRunning(turn))
    .map((turn) => ({
      ...shared,
      seq: turn.seq,
      at: Date.parse(turn.completedAt ?? task.completedAt ?? task.createdAt),
      turns: 1,
      status: turn.status,
      credits: turn.credits ?? 0,
      durationMs: turn.durationMs ?? 0,
      keys: keysOf(turn.status, turn),
    }));
}

function figuresOf(charges: readonly Charge[]): UsageFigures {
  const failed = charges.filter(isFailed);
  const byTask = groupedBy(charges, ({ taskId }) => taskId);
  const having = (status: string) => charges.filter((charge) => charge.status === status);
  return {
    credits: sumOf(charges, ({ credits }) => credits),
    tasks: byTask.size,
    turns: sumOf(charges, ({ turns }) => turns),
    completedTurns: sumOf(having('completed'), ({ turns }) => turns),
    abortedTurns: having('aborted').length,
    failedTurns: failed.length,
    failedCredits: sumOf(failed, ({ credits }) => credits),
    durationMs: sumOf(charges, ({ durationMs }) => durationMs),
    creditsPerTask: spreadOf([...byTask.values()].map((own) => sumOf(own, ({ credits }) => credits))),
    creditsPerTurn: spreadOf(charges.map(({ credits }) => credits)),
  };
}

/** Nearest rank; null without figures. */
export function spreadOf(figures: readonly number[]): Spread | null {
  const sorted = figures.toSorted((a, b) => a - b);
  const n = sorted.length;
  const atRank = (share: number) => sorted[Math.max(0, Math.ceil(share * n) - 1)] ?? 0;
  return n === 0 ? null : { n, mean: sumOf(sorted, (figure) => figure) / n, p50: atRank(0.5), p90: atRank(0.9) };
}

function bucketsOf(
  charges: readonly Charge[],
  starts: readonly number[],
  { groupBy, bucketSpread }: { groupBy: UsageGroup | null; bucketSpread: boolean },
): UsageBucket[] {
  const inTime = groupedBy(charges, ({ at }) => starts.findLast((start) => start <= at) ?? 0);
  return starts.map((start) => {
    const own = inTime.get(start) ?? [];
    const { credits, failedCredits, tasks, turns, failedTurns, creditsPerTask } = figuresOf(own);
    const bucket = {
      start: new Date(start).toISOString(),
      credits,
      failedCredits,
      tasks,
      turns,
      failedTurns,
      ...(bucketSpread && { creditsPerTask }),
    };
    if (groupBy === null) return bucket;
    const groups = [...groupedBy(own, ({ keys }) => keys[groupBy])].map(
      ([key, ofGroup]) => [key, sumOf(ofGroup, (charge) => charge.credits)] as const,
    );
    return { ...bucket, byGroup: Object.fromEntries(groups.filter(([, spent]) => spent > 0)) };
  });
}

function taskOf(charges: readonly Charge[]): UsageTask | undefined {
  const [first] = charges;
  return (
    first && {
      taskId: first.taskId,
      title: first.title,
      workerId: first.workerId,
      credits: sumOf(charges, ({ credits }) => credits),
      failedCredits: sumOf(charges.filter(isFailed), ({ credits }) => credits),
      turns: sumOf(charges, ({ turns }) => turns),
    }
  );
}

function turnOf({ taskId, seq, title, workerId, status, credits, at }: Charge): UsageTurn {
  return { taskId, seq, title, workerId, status, credits, completedAt: new Date(at).toISOString() };
}

function countWorkers(charges: readonly Charge[]): number {
  return new Set(charges.map(({ workerId }) => workerId)).size;
}

function isFailed({ status }: Charge): boolean {
  return status === 'error';
}

function sumOf<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((sum, item) => sum + figure(item), 0);
}

function groupedBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own === undefined) groups.set(keyOf(item), [item]);
    else own.push(item);
  }
  return groups;
}
