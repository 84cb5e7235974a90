import { expect, test } from 'vitest';
import { parseChoices, withChoice } from './recent-choices.ts';

test('puts a choice first, without duplicates, and keeps eight', () => {
  const ids = Array.from({ length: 9 }, (_, i) => `action ${i}`);
  const nine = ids.reduce<ReturnType<typeof withChoice>>((storage, id) => withChoice(storage, { id, label: id }), []);
  expect(nine.map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  expect(withChoice(nine, { id: 'action 3', label: 'Three' }).map(({ id }) => id)).toEqual([
    'action 3',
    ...ids
      .slice(1)
      .toReversed()
      .filter((id) => id !== 'action 3'),
  ]);
});

test('stores only id, label and address', () => {
  const item = { id: 'task a', label: 'A', to: '/tasks/a', perform: () => undefined };
  expect(withChoice([], item)).toEqual([{ id: 'task a', label: 'A', to: '/tasks/a' }]);
});

test.each([null, 'not JSON', '[{"id":1}]', '{}'])('reads no choices from %j', (text) => {
  expect(parseChoices(text)).toEqual([]);
});
