import type { Budget, Trigger, TurnStatus } from '#contract/task.ts';
import type {
  Spread,
  UsageFigures,
  UsageGroup,
  UsageInterval,
  UsageOfGroup,
  UsageTask,
  UsageTurn,
} from '#contract/usage.ts';

export interface UsageStore {
  /** Begins with the range itself. Undefined for an unknown time zone. */
  listBucketStarts(range: UsageRange): Promise<readonly Date[] | undefined>;
  /** All from one snapshot. */
  countUsage(organizationId: string, question: UsageQuestion): Promise<UsageCount>;
}

export interface UsageRange {
  /** Default: midnight, 29 days before the day of `to`. */
  from: Date | undefined;
  /** Exclusive. */
  to: Date;
  interval: UsageInterval;
  timeZone: string;
}

export interface UsageFilter {
  workerId: readonly string[];
  budget: readonly Budget[];
  status: readonly TurnStatus[];
  triggeredBy: readonly Trigger[];
}

export interface UsageQuestion {
  steps: readonly Date[];
  /** Exclusive. */
  to: Date;
  groupBy: UsageGroup | undefined;
  /** By worker: all one-off workers are one group, `ONE_OFF`. */
  foldOneOffs: boolean;
  filter: UsageFilter;
  /** Whether each step has `creditsPerTask`. */
  bucketSpread: boolean;
  /** Whether figures have `outputs`. */
  outputs: boolean;
}

export interface UsageCount {
  totals: UsageFigures;
  groups: UsageOfGroup[];
  steps: StepCount[];
  topTasks: UsageTask[];
  topTurns: UsageTurn[];
}

export interface StepCount {
  step: number;
  credits: number;
  failedCredits: number;
  tasks: number;
  turns: number;
  failedTurns: number;
  byGroup?: Record<string, number>;
  creditsPerTask?: Spread;
}
