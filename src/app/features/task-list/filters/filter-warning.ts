import type { FilterName, Findings } from '#app/data/filter-checks.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t as tTask } from '#app/messages/task.ts';

/** `whyNotAll`: why "Select all" is disabled. */
export type FilterWarning = { title: string; sentences: readonly string[]; whyNotAll: string | undefined };

/** `applies`: the API is known to apply every filter. Returns undefined if there is nothing to report. */
export function filterWarning(findings: Findings, applies: boolean): FilterWarning | undefined {
  const { contradicted, isInOrder } = findings;
  const unverified = applies ? [] : findings.unverified;
  const ignored = contradicted.filter((name) => name !== 'search');
  const unsure = unverified.filter((name) => name !== 'search');
  const sentences = [
    contradicted.includes('search') && 'It does not search.',
    ignored.length > 0 && `It does not filter by ${namesOf(ignored)}.`,
    !isInOrder && 'It does not sort as it was asked.',
    unverified.includes('search') && 'Whether it searches can’t be told from its answer.',
    unsure.length > 0 && `Whether it filters by ${namesOf(unsure)} can’t be told from its answer.`,
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return undefined;
  const isProven = contradicted.length > 0 || !isInOrder;
  const mayBeOthers = contradicted.length > 0 || unverified.length > 0;
  return {
    title: isProven ? 'This API does not do all that was asked.' : 'This API may not apply the whole filter.',
    sentences,
    whyNotAll: mayBeOthers ? 'Not all at once: the list may hold tasks that do not fit the filter.' : undefined,
  };
}

function namesOf(filters: readonly Exclude<FilterName, 'search'>[]): string {
  return formatList(
    filters.map((name) => tTask(`filter.${name}`)),
    'disjunction',
  );
}
