import type { Budget, Trigger, TurnStatus } from '#contract/task.ts';
import type { UsageFigures, UsageGroup, UsageInterval, UsageOfGroup, UsageTask, UsageTurn } from '#contract/usage.ts';

/** What usage asks of a database. */
export interface UsageStore {
  /** Where the steps of a range begin, its own start first; undefined where the database has no such time zone. */
  listUsageSteps(range: UsageRange): Promise<readonly Date[] | undefined>;
  /** All of one moment, so that its parts agree. */
  countUsage(organizationId: string, question: UsageQuestion): Promise<UsageCount>;
}

export interface UsageRange {
  /** Where there is none: midnight, 29 days before the day of `to`. */
  from: Date | undefined;
  /** Exclusive. */
  to: Date;
  interval: UsageInterval;
  timeZone: string;
}

/** Each list that isn't empty narrows the turns further. */
export interface UsageFilter {
  workerId: readonly string[];
  budget: readonly Budget[];
  status: readonly TurnStatus[];
  triggeredBy: readonly Trigger[];
}

export interface UsageQuestion {
  /** Turns count from the first of them. */
  steps: readonly Date[];
  /** Exclusive. */
  to: Date;
  groupBy: UsageGroup | undefined;
  filter: UsageFilter;
}

export interface UsageCount {
  totals: UsageFigures;
  groups: UsageOfGroup[];
  /** Those in which turns ended. */
  steps: StepCount[];
  topTasks: UsageTask[];
  topTurns: UsageTurn[];
}

/** A bucket without its start. */
export interface StepCount {
  /** From 1. */
  step: number;
  credits: number;
  failedCredits: number;
  tasks: number;
  turns: number;
  failedTurns: number;
  byGroup?: Record<string, number>;
}
