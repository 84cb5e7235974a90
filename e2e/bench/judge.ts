import type { Row } from './section.ts';

const FLOOR_SLACK = 1.2;

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(samples: readonly number[] | undefined): Spread | undefined {
  const sorted = (samples ?? []).toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined) return undefined;
  return { median: (low + high) / 2, min, max };
}

export type Verdict = 'reached' | 'reached, as near as the floor' | 'not reached' | 'not measured' | 'no goal';

/** Accepts a median within 1.2 times a floor that misses the goal too. */
export function judge({ goal, samples }: Row): Verdict {
  if (goal === undefined) return 'no goal';
  const subject = spreadOf(samples[goal.subject]);
  if (subject === undefined) return 'not measured';
  if (subject.median <= goal.atMost) return 'reached';
  const floors = (goal.floors ?? []).map((name) => spreadOf(samples[name])?.median ?? 0);
  return floors.some((floor) => subject.median <= floor * FLOOR_SLACK)
    ? 'reached, as near as the floor'
    : 'not reached';
}
