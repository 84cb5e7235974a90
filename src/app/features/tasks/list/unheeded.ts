import type { TaskFilter } from '#app/data/task-filter.ts';
import type { ListedTask } from '#contract/task.ts';

const words = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * What an API, by its answer, does not heed of what it was asked, in sentences; none where all that came fits. Of single
 * turns, errors and files a task tells nothing to hold it against.
 */
export function unheeded(filter: TaskFilter, items: readonly ListedTask[]): readonly string[] {
  const { status, triggeredBy, workerId, budget, from, to, minCredits, maxCredits, archived, q } = filter;
  const asksTurns = filter.of === 'turns';
  const some = (breaks: (task: ListedTask) => boolean) => items.some(breaks);
  const isOther = (asked: readonly string[] | undefined, word: string | null | undefined) =>
    asked !== undefined && word != null && !asked.includes(word);
  const isBeyond = ({ createdAt }: ListedTask) =>
    (from !== undefined && Date.parse(createdAt) < Date.parse(from)) ||
    (to !== undefined && Date.parse(createdAt) >= Date.parse(to));
  const isDearer = ({ totals }: ListedTask) =>
    totals.credits < (minCredits ?? -Infinity) || totals.credits > (maxCredits ?? Infinity);

  const names = [
    !asksTurns && some((task) => isOther(status, task.status)) && 'status',
    !asksTurns && some((task) => isOther(triggeredBy, task.triggeredBy)) && 'trigger',
    some((task) => isOther(workerId, task.workerId)) && 'worker',
    !asksTurns && some((task) => isOther(budget, task.budget)) && 'budget',
    !asksTurns && some(isBeyond) && 'date',
    some(isDearer) && 'credits',
    archived === 'only' && some((task) => task.archivedAt == null) && 'archived',
  ].filter((name) => name !== false);
  const unsaid = [
    filter.hasErrors !== undefined && 'errors',
    filter.hasFiles !== undefined && 'files',
    asksTurns && 'single turns',
  ].filter((name) => name !== false);

  const sentences = [
    q !== undefined && some((task) => task.match == null) && 'It does not search.',
    names.length > 0 && `It does not filter by ${words.format(names)}.`,
    !isInOrder(filter, items) && 'It does not sort as it was asked.',
  ].filter((sentence) => sentence !== false);
  const doubt = `Whether it filters by ${words.format(unsaid)} can’t be told from its answer.`;
  return sentences.length > 0 && unsaid.length > 0 ? [...sentences, doubt] : sentences;
}

function isInOrder({ sort, order = 'desc' }: TaskFilter, items: readonly ListedTask[]): boolean {
  if (sort === undefined && order === 'desc') return true; // nothing was asked
  const figures = items.map(({ createdAt, totals }) =>
    sort === undefined || sort === 'createdAt' ? Date.parse(createdAt) : totals[sort],
  );
  return figures.every((figure, index) => {
    const before = figures[index - 1] ?? figure;
    return order === 'desc' ? before >= figure : before <= figure;
  });
}
