import { expect, test } from 'vitest';
import { readChoices, withChoice } from './recent-choices.ts';

test('a choice comes to the front, once, and eight are kept', () => {
  const ids = Array.from({ length: 9 }, (_, i) => `action ${i}`);
  const nine = ids.reduce<ReturnType<typeof withChoice>>((kept, id) => withChoice(kept, { id, label: id }), []);
  expect(nine.map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  expect(withChoice(nine, { id: 'action 3', label: 'Three' }).map(({ id }) => id)).toEqual([
    'action 3',
    ...ids
      .slice(1)
      .toReversed()
      .filter((id) => id !== 'action 3'),
  ]);
});

test('of an entry, what names it and where it leads is kept', () => {
  const entry = { id: 'task a', label: 'A', to: '/tasks/a', perform: () => undefined };
  expect(withChoice([], entry)).toEqual([{ id: 'task a', label: 'A', to: '/tasks/a' }]);
});

test.each([null, 'not JSON', '[{"id":1}]', '{}'])('%j tells of none', (text) => {
  expect(readChoices(text)).toEqual([]);
});
