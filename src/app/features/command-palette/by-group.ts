import type { Entry, Section } from './entry.ts';

/**
 * Actions under their headings: first what is done with what the page shows, last how all pages look, between them in the
 * order in which they are offered.
 */
export function byGroup(actions: readonly Entry[]): Section[] {
  const groups = new Map<string, Entry[]>();
  for (const action of actions) {
    const heading = action.group ?? 'Actions';
    groups.set(heading, [...(groups.get(heading) ?? []), action]);
  }
  const placeOf = (heading: string) => (heading.startsWith('This ') ? 0 : heading === 'View' ? 2 : 1);
  return [...groups]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([heading, entries]) => ({ heading, entries }));
}
