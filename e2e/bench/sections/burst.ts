import type { Section } from '../section.ts';
import { measureStream } from './measure-stream.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const PLAN = {
  'newest text visible': { unit: 'ms', goal: atMost(300) },
  'longest frame gap': { unit: 'ms', goal: atMost(100) },
  'newest text visible after the last byte': { unit: 'ms' },
} as const;

export function burstSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'burst',
    run: async () => ({
      title: '400 KB arriving at once',
      method:
        'The page has opened the stream of an empty turn and is at rest; then 100,000 deltas (7.5 MB of events) and the end of the turn are written at once. ' +
        'Visible is counted from the first byte that the API writes, and in the last row from the last that its system takes.',
      rows: await measureRounds(contenders, runs, PLAN, async (contender, number) => {
        const { longestGap, afterFirstByte, afterLastByte } = await measureStream(
          environment,
          contender,
          'burst',
          number,
        );
        return {
          'newest text visible': afterFirstByte,
          'longest frame gap': longestGap,
          'newest text visible after the last byte': afterLastByte,
        };
      }),
    }),
  };
}
