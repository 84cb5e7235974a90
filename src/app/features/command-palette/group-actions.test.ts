import { expect, test } from 'vitest';
import { groupActions } from './group-actions.ts';

test('puts actions of the current page first and view actions last', () => {
  const offered = ['View', 'Tasks', undefined, 'Go to', 'View', 'This task', 'Tasks'].map((group, at) => ({
    id: `${at}`,
    label: `${at}`,
    group,
    perform: () => undefined,
  }));
  const sections = groupActions(offered).map(
    ({ heading, entries }) => `${heading}: ${entries.map(({ id }) => id).join()}`,
  );
  expect(sections).toEqual(['This task: 5', 'Tasks: 1,6', 'Actions: 2', 'Go to: 3', 'View: 0,4']);
});
