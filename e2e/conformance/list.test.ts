import { newId } from '#contract/ids.ts';
import { expect, test } from 'vitest';
import { errorOf } from '../harness/api-client.ts';
import { describeApi } from './describe-api.ts';

const cursorOf = (...place: unknown[]) =>
  Buffer.from(JSON.stringify(['createdAt', 'desc', ...place])).toString('base64url');

describeApi('the list of tasks', (target) => {
  /** Returns ids, newest first. */
  async function makeTasks(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const taskId = newId('tsk');
      await target.client.run({ input: `Task ${i}.`, taskId });
      ids.unshift(taskId);
    }
    return ids;
  }

  const idsOf = async (query: string) => (await target.client.readTasks(query)).items.map(({ id }) => id);

  test('is newest first', async () => {
    const ids = await makeTasks(4);
    expect((await idsOf('')).slice(0, 4)).toEqual(ids);
  });

  test('continues at a cursor, whatever is added in between', async () => {
    const ids = await makeTasks(7);
    const seen: string[] = [];
    let query = '?limit=2';
    for (let page = 0; page < 3; page += 1) {
      const { items, nextCursor } = await target.client.readTasks(query);
      expect(items).toHaveLength(2);
      seen.push(...items.map(({ id }) => id));
      await makeTasks(2);
      query = `?limit=2&cursor=${encodeURIComponent(nextCursor ?? '')}`;
    }
    expect(seen).toEqual(ids.slice(0, 6));
  });

  test('continues after a task of the previous page was archived', async () => {
    const ids = await makeTasks(4);
    const { nextCursor } = await target.client.readTasks('?limit=2');
    await target.client.archive(ids[1] ?? '');

    expect(await idsOf(`?limit=2&cursor=${encodeURIComponent(nextCursor ?? '')}`)).toEqual(ids.slice(2));
  });

  test('neither omits nor repeats any of many tasks created at the same time', async () => {
    const burst = Array.from({ length: 12 }, () => newId('tsk'));
    await Promise.all(burst.map((taskId) => target.client.run({ input: 'In a burst.', taskId })));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await target.client.readTasks(
        `?limit=5${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 12).toSorted()).toEqual(burst.toSorted());
    expect(seen).toEqual(await idsOf('?limit=100'));
  });

  test('ends without a cursor', async () => {
    await makeTasks(1);
    const { items } = await target.client.readTasks('?limit=100');
    const { nextCursor } = await target.client.readTasks(`?limit=${items.length}`);
    expect(nextCursor).toBeNull();
  });

  test('omits archived tasks unless requested', async () => {
    const [kept, gone] = await makeTasks(2);
    await target.client.archive(gone ?? '');

    expect(await idsOf('?archived=exclude')).toEqual(await idsOf(''));
    expect(await idsOf('')).not.toContain(gone);
    expect((await idsOf('?archived=include')).slice(0, 2)).toEqual([kept, gone]);
    expect(await idsOf('?archived=only')).toContain(gone);
    expect(await idsOf('?archived=only')).not.toContain(kept);
  });

  test('shows current totals and status', async () => {
    const [taskId] = await makeTasks(1);
    await target.client.run({ input: 'A second turn.', taskId });
    const [first] = (await target.client.readTasks('?limit=1')).items;

    expect(first).toEqual((await target.client.readTask(taskId ?? '')).task);
    expect(first?.totals.turnCount).toBe(2);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=many', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=1000000', 'limit'],
    ['archived=perhaps', 'archived'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${cursorOf(8.64e15, 'tsk_1')}`, 'cursor'],
    [`cursor=${cursorOf(-8.64e15, 'tsk_1')}`, 'cursor'],
    [`cursor=${cursorOf(0, 'tsk_\ud800')}`, 'cursor'],
    [`cursor=${cursorOf(0, 'tsk_1')}&order=asc`, 'cursor'],
    [`cursor=${cursorOf(0, 'tsk_1')}&sort=credits`, 'cursor'],
    ['limit=1&limit=2', 'limit'],
    ['status=done', 'status'],
    ['status=error&status=', 'status'],
    ['triggeredBy=fax', 'triggeredBy'],
    ['budget=huge', 'budget'],
    ['from=yesterday', 'from'],
    ['from=2026-01-01', 'from'],
    ['from=2026-02-30T00:00:00Z', 'from'],
    ['from=0000-01-01T00:00:00Z', 'from'],
    ['to=2026-01-01T00:00:00', 'to'],
    ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'from'],
    ['from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'from'],
    ['hasFiles=yes', 'hasFiles'],
    ['hasErrors=1', 'hasErrors'],
    ['minCredits=-1', 'minCredits'],
    ['minCredits=1000000000', '999999999'],
    ['workerId=', 'workerId'],
    ['workerId=wrk_1&workerId=wrk%002', 'workerId'],
    ['q=a%00b', 'q must not'],
    ['maxCredits=1.5', 'maxCredits'],
    ['minCredits=2&maxCredits=1', 'minCredits'],
    ['sort=title', 'sort'],
    ['order=up', 'order'],
    ['count=1', 'count'],
    ['of=parts', 'of'],
    ['q=a&q=b', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['statuss=error', 'statuss'],
    ['__proto__=1', '__proto__'],
    [`cursor=${encodeURIComponent("' or 1=1 --")}`, 'cursor'],
  ])('refuses %s and names the parameter', async (query, name) => {
    const answer = await target.client.ask('GET', `/api/tasks?${query}`);

    expect(answer.status).toBeOneOf([400, 422]);
    expect(errorOf(answer)).toContain(name);
  });
});
