import type { FilterName, Findings } from '#app/data/filter-checks.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-list.ts';
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
    contradicted.includes('search') && t('noSearch'),
    ignored.length > 0 && t('noFilter', { names: namesOf(ignored) }),
    !isInOrder && t('noSort'),
    unverified.includes('search') && t('maybeNoSearch'),
    unsure.length > 0 && t('maybeNoFilter', { names: namesOf(unsure) }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return undefined;
  const isProven = contradicted.length > 0 || !isInOrder;
  const mayBeOthers = contradicted.length > 0 || unverified.length > 0;
  return {
    title: t(isProven ? 'notSupported' : 'maybeNotSupported'),
    sentences,
    whyNotAll: mayBeOthers ? t('mayNotMatch') : undefined,
  };
}

function namesOf(filters: readonly Exclude<FilterName, 'search'>[]): string {
  return formatList(
    filters.map((name) => tTask(`filter.${name}`)),
    'disjunction',
  );
}
