import type { TaskFilter } from '#app/data/task-filter.ts';
import { formatCount, formatCredits } from '#app/lib/format.ts';
import { daysInWords } from './day-span.ts';

/** One thing that a filter asks for, in words, and the filter that no longer asks for it. */
export type FilterChip = { words: string; without: TaskFilter };

type Names = {
  workerTitle: (workerId: string) => string;
  /** Milliseconds since the epoch: what `last week` is told from. */
  now: number;
};

/** What a filter asks for, but for the words that are searched: those stand in their field. */
export function filterChips(filter: TaskFilter, { workerTitle, now }: Names): readonly FilterChip[] {
  const { of, status, triggeredBy, workerId, budget, from, to, hasFiles, hasErrors, archived } = filter;
  const ofTurn = of === 'turns' ? 'Turn ' : '';
  const chips: FilterChip[] = [];
  const add = (isAsked: boolean, words: string, without: TaskFilter) => {
    const inSentence = words.charAt(0).toUpperCase() + words.slice(1);
    if (isAsked) chips.push({ words: inSentence, without: { ...filter, ...without } });
  };

  add(status !== undefined, `${ofTurn}status: ${status?.join(', ')}`, { status: undefined });
  add(
    from !== undefined || to !== undefined,
    `${ofTurn}${of === 'turns' ? 'ended' : 'created'} ${daysInWords({ from, to }, now)}`,
    {
      from: undefined,
      to: undefined,
    },
  );
  add(workerId !== undefined, `Worker: ${workerId?.map(workerTitle).join(', ')}`, { workerId: undefined });
  add(budget !== undefined, `${ofTurn}budget: ${budget?.join(', ')}`, { budget: undefined });
  add(triggeredBy !== undefined, `${ofTurn}trigger: ${triggeredBy?.join(', ')}`, { triggeredBy: undefined });
  add(hasErrors !== undefined, hasErrors === true ? 'Has errors' : 'No errors', { hasErrors: undefined });
  add(hasFiles !== undefined, hasFiles === true ? 'Has files' : 'No files', { hasFiles: undefined });
  add(filter.minCredits !== undefined || filter.maxCredits !== undefined, creditsInWords(filter), {
    minCredits: undefined,
    maxCredits: undefined,
  });
  add(archived !== undefined, archived === 'only' ? 'Archived only' : 'Archived as well', { archived: undefined });
  return chips;
}

function creditsInWords({ minCredits: min, maxCredits: max }: TaskFilter): string {
  if (min === undefined) return `at most ${formatCredits(max ?? 0)}`;
  return max === undefined ? `at least ${formatCredits(min)}` : `${formatCount(min)} to ${formatCredits(max)}`;
}

/** The filter that asks for nothing, in the order of this one. */
export function cleared({ sort, order }: TaskFilter): TaskFilter {
  return { sort, order };
}
