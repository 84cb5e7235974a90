import { expect, test } from 'vitest';
import { toCsv } from './to-csv.ts';

test.each(['=1+1', '+1', '-1', '@x', '＝1+1', '＋1', '－1', '＠x'])(
  '%s is written as text, not as a formula',
  async (cell) => {
    const csv = await toCsv(
      { columns: [{ name: cell, type: 'text', unit: '', role: 'cell' }], rows: [[cell]] },
      async () => undefined,
    );
    expect(csv).toBe(`'${cell}\r\n'${cell}\r\n`);
  },
);
