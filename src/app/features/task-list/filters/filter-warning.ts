import { SEARCH, type Findings } from '#app/data/filter-checks.ts';

const words = new Intl.ListFormat('en', { type: 'disjunction' });

/** A warning about ignored or unverified filters. `whyNotAll`: why "Select all" is disabled. */
export type FilterWarning = { title: string; sentences: readonly string[]; whyNotAll: string | undefined };

/** `applies`: whether the API is known to apply every filter. Undefined if there is nothing to report. */
export function filterWarning(findings: Findings, applies: boolean): FilterWarning | undefined {
  const { contradicted, isInOrder } = findings;
  const unverified = applies ? [] : findings.unverified;
  const ignored = contradicted.filter((name) => name !== SEARCH);
  const unsure = unverified.filter((name) => name !== SEARCH);
  const sentences = [
    contradicted.includes(SEARCH) && 'It does not search.',
    ignored.length > 0 && `It does not filter by ${words.format(ignored)}.`,
    !isInOrder && 'It does not sort as it was asked.',
    unverified.includes(SEARCH) && 'Whether it searches can’t be told from its answer.',
    unsure.length > 0 && `Whether it filters by ${words.format(unsure)} can’t be told from its answer.`,
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
