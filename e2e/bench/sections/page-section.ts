import { type Contender, FLOORS, OURS } from '../page/contender.ts';
import type { Rig } from '../rig.ts';
import type { Goal } from '../section.ts';

/** What a section that visits pages is given. */
export interface PageDeps {
  readonly rig: Rig;
  /** The pages to visit. */
  readonly contenders: readonly Contender[];
  /** How often each is visited, beside the first time, which does not count. */
  readonly runs: number;
}

/** What our page is to reach, or the simplest pages of the same run. */
export function atMost(figure: number): Goal {
  return { subject: OURS, atMost: figure, floors: FLOORS };
}
