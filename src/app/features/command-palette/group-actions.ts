import type { ActionGroup } from '#app/components/action.ts';
import { t } from '#app/messages/command-palette.ts';
import type { Command, Section } from './palette-item.ts';

/** The task or worker on the page first, "View" last, others in order of registration. */
export function groupActions(commands: readonly Command[]): Section[] {
  const groups = new Map<ActionGroup, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([group, entries]) => ({ heading: t(`group.${group}`), entries }));
}

function placeOf(group: ActionGroup): number {
  if (group === 'task' || group === 'worker') return 0;
  return group === 'view' ? 2 : 1;
}
