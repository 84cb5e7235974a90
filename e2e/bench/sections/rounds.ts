import type { Contender } from '../page/contender.ts';
import { PageTimeout } from '../page/open-page.ts';
import type { Goal, Row, Unit } from '../section.ts';

export type Figures<Name extends string> = Readonly<Record<Name, number>>;

export interface RowPlan {
  readonly unit: Unit;
  readonly goal?: Goal;
}

/** Visits all pages in turn, so that slow phases affect all. Discards the first round and timeouts. */
export async function measureRounds<Name extends string>(
  contenders: readonly Contender[],
  runs: number,
  plan: Readonly<Record<Name, RowPlan>>,
  visit: (contender: Contender, taskNumber: string) => Promise<Figures<Name>>,
): Promise<readonly Row[]> {
  const seen: { name: string; figures: Figures<Name> }[] = [];
  for (let round = 0; round <= runs; round += 1) {
    for (const [n, contender] of contenders.entries()) {
      try {
        const figures = await visit(contender, `${round}_${n}`);
        if (round > 0) seen.push({ name: contender.name, figures });
      } catch (error) {
        if (!(error instanceof PageTimeout)) throw error;
        console.log(error.message);
      }
    }
  }
  return (Object.keys(plan) as Name[]).map((row) => ({
    name: row,
    ...plan[row],
    samples: Object.fromEntries(
      contenders.map(({ name }) => [name, seen.filter((one) => one.name === name).map(({ figures }) => figures[row])]),
    ),
  }));
}
