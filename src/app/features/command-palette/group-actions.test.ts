import { expect, test } from 'vitest';
import { groupActions } from './group-actions.ts';

test('puts actions of the current page first and view actions last', () => {
  const groups = ['view', 'tasks', 'goTo', 'view', 'task', 'tasks'] as const;
  const commands = groups.map((group, at) => ({
    id: `${at}`,
    label: `${at}`,
    category: group,
    group,
    perform: () => undefined,
  }));
  const sections = groupActions(commands).map(
    ({ heading, entries }) => `${heading}: ${entries.map(({ id }) => id).join()}`,
  );
  expect(sections).toEqual(['This task: 4', 'Tasks: 1,5', 'Go to: 2', 'View: 0,3']);
});
