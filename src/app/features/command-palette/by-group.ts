import type { Entry, Section } from './entry.ts';

/**
 * Groups actions by heading: those of the current page first ("This …"), "View" last, the others in order of
 * registration.
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
