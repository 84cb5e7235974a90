import type { Turn } from '#contract/task.ts';

/** Who asked, in a word or three. */
export function whoSent({ triggeredBy }: Pick<Turn, 'triggeredBy'>): string {
  return triggeredBy === undefined || triggeredBy === 'ui' ? 'You' : `Sent by ${triggeredBy}`;
}
