import { expect, test } from 'vitest';
import { toCsv } from './to-csv.ts';

test.each(['=1+1', '+1', '-1', '@x', '＝1+1', '＋1', '－1', '＠x'])(
  'writes %s as text, not as a formula',
  async (cell) => {
    const csv = await toCsv(
      { columns: [{ name: cell, type: 'text', unit: '', role: 'cell' }], rows: [[cell]] },
      async () => undefined,
    );
    expect(csv).toBe(`'${cell}\r\n'${cell}\r\n`);
  },
);

test('guards formulas after a semicolon or line end, like the exports of the page', async () => {
  const cells = ['a;=HYPERLINK("x")', 'b\n=1+1', '\u200B=1+1', 'c;@SUM(1)', -1, null];
  const columns = cells.map((_, i) => ({ name: `c${i}`, type: 'text' as const, unit: '', role: 'cell' as const }));
  const csv = await toCsv({ columns, rows: [cells] }, async () => undefined);
  expect(csv.slice(csv.indexOf('\r\n') + 2)).toBe(`"a;'=HYPERLINK(""x"")","b\n'=1+1",'\u200B=1+1,c;'@SUM(1),-1,\r\n`);
});
