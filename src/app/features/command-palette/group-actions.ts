import type { PaletteItem, Section } from './palette-item.ts';

/**
 * Groups actions by heading: those of the current page first ("This …"), "View" last, the others in order of
 * registration.
 */
export function groupActions(actions: readonly PaletteItem[]): Section[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const action of actions) {
    const heading = action.group ?? 'Actions';
    groups.set(heading, [...(groups.get(heading) ?? []), action]);
  }
  const placeOf = (heading: string) => (heading.startsWith('This ') ? 0 : heading === 'View' ? 2 : 1);
  return [...groups]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([heading, entries]) => ({ heading, entries }));
}
