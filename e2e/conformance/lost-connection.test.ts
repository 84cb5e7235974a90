import { sql } from 'drizzle-orm';
import { openDatabase } from '#server/store/open-database.ts';
import { expect, test } from 'vitest';
import { makeStorage, targetName } from './make-storage.ts';

test.runIf(targetName === 'postgres')(
  'a connection lost in mid-transaction fails what it did, and no more',
  async () => {
    const storage = await makeStorage();
    const reports: unknown[] = [];
    const report = (problem: unknown) => reports.push(problem);
    const { db, close } = await openDatabase({ ...storage, report, onLost: report });

    const cut = db.transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`));
    await expect(cut).rejects.toThrow('Failed query');
    await expect.poll(() => reports.length).toBeGreaterThan(0);
    expect(await db.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] });
    await close();
    await storage.remove();
  },
);
