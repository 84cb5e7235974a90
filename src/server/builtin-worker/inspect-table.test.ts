import { expect, test } from 'vitest';
import { inspectTable } from './inspect-table.ts';

test('facts of a table with many values fit into the output limit of a tool', async () => {
  const columns = Array.from({ length: 4 }, (_, n) => `name_${n}`);
  const rows = Array.from({ length: 15_000 }, (_, row) =>
    columns.map((name) => `${name} of ${row}, at length`).join('\t'),
  );
  const bytes = new TextEncoder().encode(`${columns.join('\t')}\n${rows.join('\n')}`);
  const none = () => Promise.reject(new Error('none'));
  const workspace = { list: () => [], read: async () => bytes, write: none };

  const facts = await inspectTable.run({ file: 'x.tsv' }, { workspace, signal: new AbortController().signal });
  expect(JSON.stringify(facts).length).toBeLessThan(1_000_000);
  expect(facts.columns.map(({ values }) => values.length)).toEqual([15_000, 0, 0, 0]);
});
