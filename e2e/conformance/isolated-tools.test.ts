import { newId } from '#contract/ids.ts';
import { querySql } from '#server/tools/query-sql.ts';
import { queryTable } from '#server/tools/query-table.ts';
import { summarise } from '#server/tools/summarise.ts';
import { profileTable } from '#server/tools/profile-table.ts';
import { writeFile } from '#server/tools/write-file.ts';
import { expect, test } from 'vitest';
import { expectEventually } from '../harness/expect-eventually.ts';
import { commandsUnder } from '../harness/processes.ts';
import { call, text } from '../harness/scripted-engine.ts';
import { describeApi } from './describe-api.ts';

/** Lists child processes of the API, which runs in this process. */
async function children(): Promise<string[]> {
  return (await commandsUnder(process.pid)).filter((command) => command.includes('dist/programs/tools.js'));
}

const ROWS = Array.from({ length: 60_000 }, (_, n) => `${n % 50}a,${n}`);
const manyGroups = Array.from({ length: 120_000 }, (_, n) => `${n}a,${n}`);

describeApi('tools that read files', (target) => {
  test('read uploads and keep their output, in child processes', async () => {
    const query = { file: 'rows.csv', groupBy: ['id'], measures: [{ op: 'count' as const }] };
    target.engine.on(
      'Count by id.',
      call(queryTable, query),
      call(writeFile, { name: 'counts.csv', kind: 'csv', query }),
    );
    const taskId = newId('tsk');
    const sent = new File([`id,n\n${ROWS.join('\n')}\n`], 'rows.csv');
    expect((await target.client.upload({ input: 'Count by id.', taskId }, [sent])).status).toBe(200);
    expect(await children()).not.toEqual([]);

    const turn = await target.client.readLastTurn(taskId);
    const made = await target.client.fetch('GET', new URL(turn.files?.[0]?.url ?? '').pathname);
    const lines = (await made.text()).trim().split(/\r?\n/);
    expect(lines).toHaveLength(51);
    expect(lines[1]).toMatch(/^\w+,1200$/);
    // Only input and output remain, no temporary file.
    await expectEventually(async () => (await target.snapshot()).fileCount).toBe(2);
  });

  test.each([
    ['deep.json', '['.repeat(2_000_000), /deep.json nests deeper than 64 levels, the most this worker reads/],
    ['groups.csv', `id,n\n${manyGroups.join('\n')}`, /There are more than 100,000 groups, the most this worker makes/],
  ])('refuse %s in words, and the turn goes on', async (name, content, message) => {
    const input = `Look into ${name}.`;
    target.engine.on(input, async function* (turn) {
      try {
        yield* turn.call(queryTable, { file: name, groupBy: ['id'] });
      } catch (error) {
        yield* text(`It said: ${error instanceof Error ? error.message : ''}`)(turn);
      }
    });
    const taskId = newId('tsk');
    expect((await target.client.upload({ input, taskId }, [new File([content], name)])).status).toBe(200);
    const turn = await target.client.readLastTurn(taskId);
    expect(turn).toMatchObject({ status: 'completed', outputText: expect.stringMatching(message) });
  });

  test('are ended by an abort at once, whatever they do', async () => {
    await target.restart();
    const [taskId, input] = [newId('tsk'), 'Profile and be stopped.'];
    target.engine.on(input, call(profileTable, { file: 'rows.csv' }));
    const sent = new File([`id,n\n${manyGroups.join('\n')}\n`.repeat(6)], 'rows.csv');
    const answered = target.client.upload({ input, taskId }, [sent]);
    await expectEventually(children).toHaveLength(1);

    expect((await target.client.abort(taskId)).status).toBe(200);
    expect(await children()).toEqual([]);
    expect((await answered).status).toBe(200);
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ status: 'aborted' });
  });

  test('are ended by an abort in a query that never ends', async () => {
    await target.restart();
    const [taskId, input] = [newId('tsk'), 'Count for ever.'];
    const sql = 'with recursive t(n) as (select 1 union all select n + 1 from t) select sum(n) from t';
    target.engine.on(input, call(querySql, { files: ['a.csv'], sql }));
    const answered = target.client.upload({ input, taskId }, [new File(['a\n1\n'], 'a.csv')]);
    await expectEventually(children).toHaveLength(1);
    expect((await target.client.abort(taskId)).status).toBe(200);
    expect(await children()).toEqual([]);
    expect((await answered).status).toBe(200);
    expect(await target.client.readLastTurn(taskId)).toMatchObject({ status: 'aborted' });
  });

  test('leave no process when the API stops', async () => {
    target.engine.on('Summarise.', call(summarise, { file: 'a.txt' }));
    await target.client.upload({ input: 'Summarise.' }, [new File(['One is. Two are, and three. Four.'], 'a.txt')]);
    expect(await children()).toHaveLength(1);
    await target.restart();
    expect(await children()).toEqual([]);
  });
});
