import { expect, test } from 'vitest';
import { readChoices, withChoice } from './recent-choices.ts';

test('puts a choice first, without duplicates, and keeps eight', () => {
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

test('stores only id, label and address', () => {
  const entry = { id: 'task a', label: 'A', to: '/tasks/a', perform: () => undefined };
  expect(withChoice([], entry)).toEqual([{ id: 'task a', label: 'A', to: '/tasks/a' }]);
});

test.each([null, 'not JSON', '[{"id":1}]', '{}'])('reads no choices from %j', (text) => {
  expect(readChoices(text)).toEqual([]);
});
