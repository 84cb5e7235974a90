import type { Section } from '../section.ts';
import { measureStream } from './measure-stream.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const PLAN = {
  'longest frame gap': { unit: 'ms', goal: atMost(50) },
  'blocking time': { unit: 'ms', goal: atMost(0) },
  'last token visible after the last byte': { unit: 'ms', goal: atMost(50) },
} as const;

export function liveSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'live',
    run: async () => ({
      title: '1,000 deltas/s at the end of a 400 KB reply',
      method:
        'The page has shown 400 KB and is at rest; then 20 KB come in 5 s, 4 characters a delta, and the end of the turn. ' +
        'Gaps, and blocking time (what long tasks exceed 50 ms by), are counted from the first delta to half a second after the last is visible.',
      rows: await measureRounds(contenders, runs, PLAN, async (contender, number) => {
        const { longestGap, blocking, afterLastByte } = await measureStream(environment, contender, 'live', number);
        return {
          'longest frame gap': longestGap,
          'blocking time': blocking,
          'last token visible after the last byte': afterLastByte,
        };
      }),
    }),
  };
}
