import { type Contender, FLOORS, OURS } from '../page/contender.ts';
import type { Rig } from '../rig.ts';
import type { Goal } from '../section.ts';

export interface PageDeps {
  readonly rig: Rig;
  readonly contenders: readonly Contender[];
  /** Measured visits per page. A first one is discarded. */
  readonly runs: number;
}

/** A goal for our page, relaxed by the floors. */
export function atMost(figure: number): Goal {
  return { subject: OURS, atMost: figure, floors: FLOORS };
}
