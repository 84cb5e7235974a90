import { type Contender, FLOORS, OURS } from '../page/contender.ts';
import type { Environment } from '../environment.ts';
import type { Goal } from '../section.ts';

export interface PageDeps {
  readonly environment: Environment;
  readonly contenders: readonly Contender[];
  readonly runs: number;
}

export function atMost(figure: number): Goal {
  return { subject: OURS, atMost: figure, floors: FLOORS };
}
