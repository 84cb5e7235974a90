import path from 'node:path';
import type { Task } from '#contract/task.ts';
import { markPart } from '#server/domain/mark-part.ts';
import { readSearch } from '#server/domain/search/search.ts';
import { wordsOf } from '#server/domain/search/words.ts';
import { openFileStorage } from '#server/runner/open-file-storage.ts';
import { makeHistory } from '#server/seed/make-history.ts';
import type { MadeTask } from '#server/seed/make-task.ts';
import { seedDatabase } from '#server/seed/seed-database.ts';
import { LOCAL } from '#server/start-api.ts';
import { openDatabase } from '#server/store/open-database.ts';
import { registerKeys } from '#server/store/register-keys.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pgliteTemplate } from '../harness/pglite-template.ts';
import { createScriptedEngine } from '../harness/scripted-engine.ts';
import { type RunningApi, startApi } from '../harness/start-api.ts';
import { makeStorage, type Storage, targetName } from './make-storage.ts';

/** More tasks than a search scans. */
const OPTIONS = { tasks: 2600, seed: 7, until: Date.UTC(2026, 5, 30, 12), ...LOCAL };

async function seed({ dataDir, databaseUrl }: Storage): Promise<void> {
  const template = databaseUrl === undefined ? await pgliteTemplate() : undefined;
  const problem = (error: unknown) => {
    throw error;
  };
  const { db, close } = await openDatabase({ dataDir, databaseUrl, template, report: problem, onLost: problem });
  const keys = { api: 'the-key-of-this-test', ui: 'the-key-of-its-page' };
  await registerKeys(db, { ...LOCAL, keys, now: new Date(OPTIONS.until) });
  const fileStorage = await openFileStorage(path.join(dataDir, 'files'));
  await seedDatabase(db, fileStorage, LOCAL.organizationId, makeHistory(OPTIONS));
  await close();
}

describe(`a seeded history (${targetName})`, () => {
  const made: MadeTask[] = [];
  const opened: { storage?: Storage; api?: RunningApi } = {};

  beforeAll(async () => {
    opened.storage = await makeStorage();
    await seed(opened.storage);
    opened.api = await startApi({ ...opened.storage, engine: createScriptedEngine() });
    made.push(...makeHistory(OPTIONS).tasks);
  }, 180_000);

  afterAll(async () => {
    await opened.api?.stop();
    await opened.storage?.remove();
  });

  function api(): RunningApi {
    if (opened.api === undefined) throw new Error('the API has not been started');
    return opened.api;
  }

  async function readAll(query: string): Promise<Task[]> {
    const all: Task[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await api().client.readTasks(`?limit=100${query}${cursor}`);
      all.push(...items);
      if (nextCursor === null) return all;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
  }

  /** Finds the expected tasks by reading every text. */
  function findByReading(typed: string): string[] {
    const search = readSearch(typed);
    return made
      .filter(({ task, turns }) => {
        if (task.archivedAt !== null) return false;
        const texts = [task.title, ...turns.flatMap(({ turn }) => [turn.input, turn.outputText])];
        return texts.some((text) => {
          const words = ` ${[...wordsOf(text)].map(({ word }) => word).join(' ')} `;
          return search.every((phrase) => words.includes(` ${phrase.words.join(' ')}${phrase.open ? '' : ' '}`));
        });
      })
      .map(({ task }) => task.id);
  }

  test.each([
    'kettle',
    'quixotic',
    'the',
    't',
    'serend',
    'lista desde',
    '"broken handle"',
    'inv-2',
    'zzz',
    'ta ke',
    '出荷',
  ])('a search for %s finds what reading every text finds, sorted any way', async (typed) => {
    const expected = findByReading(typed).toSorted();
    for (const sort of ['&sort=createdAt', '&sort=credits', '&sort=durationMs&order=asc']) {
      const found = await readAll(`&q=${encodeURIComponent(typed)}${sort}`);
      expect(found.map(({ id }) => id).toSorted()).toEqual(expected);
    }
    const { total } = await api().client.readTasks(`?limit=1&count=true&q=${encodeURIComponent(typed)}`);
    expect(total).toBe(expected.length);
  });

  test('lists the tasks as they were generated', async () => {
    const listed = await readAll('&archived=include');
    const newestFirst = made
      .map(({ task }) => task)
      .toSorted((a, b) => Number(b.createdAt) - Number(a.createdAt) || (a.id < b.id ? 1 : -1));
    expect(listed.map(({ id, totals }) => [id, totals.credits])).toEqual(
      newestFirst.map(({ id, credits }) => [id, credits]),
    );
    expect(await readAll('&archived=include&status=running&status=pending')).toEqual([]);
    const failed = made.filter(({ task }) => task.hasErrors).length;
    expect((await api().client.readTasks('?archived=include&hasErrors=true&count=true')).total).toBe(failed);
  });

  test.each([
    ['worker', 'workerId'],
    ['budget', 'budget'],
    ['trigger', 'triggeredBy'],
    ['status', 'status'],
  ])('each figure of its usage by %s has as many tasks behind it as it says', async (groupBy, name) => {
    const [from, to] = ['2026-05-31T22:00:00.000Z', '2026-06-30T12:00:00.000Z'];
    const usage = await api().client.readUsage({ from, to, interval: 'week', timeZone: 'Europe/Madrid', groupBy });
    const behind = async (since: string, until: string, also = '') => {
      const query = `?limit=1&count=true&of=turns&archived=include&from=${since}&to=${until}${also}`;
      return (await api().client.readTasks(query)).total;
    };
    expect(await behind(from, to)).toBe(usage.totals.tasks);
    expect(usage.groups.length).toBeGreaterThan(1);
    for (const { key, tasks } of usage.groups)
      expect(await behind(from, to, `&${name}=${encodeURIComponent(key)}`)).toBe(tasks);
    for (const [at, { start, tasks }] of usage.buckets.entries()) {
      expect(await behind(start, usage.buckets[at + 1]?.start ?? to)).toBe(tasks);
    }
  });

  test('has credits on failed turns per worker that match the turns', async () => {
    const [from, to] = ['2026-05-31T22:00:00.000Z', '2026-06-30T12:00:00.000Z'];
    const { totals, groups } = await api().client.readUsage({ from, to, groupBy: 'worker' });
    const failed = `?limit=100&of=turns&status=error&archived=include&from=${from}&to=${to}`;
    const sumBehind = async (query: string) => {
      let [sum, cursor] = [0, ''];
      for (;;) {
        const { items, nextCursor } = await api().client.readTasks(query + cursor);
        sum += items.reduce((all, { fitting }) => all + (fitting?.credits ?? NaN), 0);
        if (nextCursor === null) return sum;
        cursor = `&cursor=${nextCursor}`;
      }
    };
    expect(totals.failedCredits).toBeGreaterThan(0);
    expect(await sumBehind(failed)).toBe(totals.failedCredits);
    for (const { key, failedCredits } of groups)
      expect(await sumBehind(`${failed}&workerId=${key}`)).toBe(failedCredits);
  });

  test('has granted more than it spent, and spent what its turns cost', async () => {
    const { creditsGranted, creditsSpent } = await api().client.readAccount();
    expect(creditsSpent).toBe(made.reduce((sum, { task }) => sum + task.credits, 0));
    expect(creditsGranted).toBeGreaterThan(creditsSpent);
  });

  test('has readable turns whose files can be downloaded', async () => {
    const withFiles = made.find(({ files }) => files.length > 0);
    const taskId = withFiles?.task.id ?? '';
    const turns = await api().client.readTurns(taskId, '?parts=true');
    const marked = withFiles?.turns.map(({ parts }) => parts.map((one) => ({ ...one, part: markPart(one.part) })));
    expect(turns.map(({ parts }) => parts)).toEqual(marked);
    const [file] = turns.flatMap(({ files = [], attachments = [] }) => [...files, ...attachments]);
    const answer = await api().client.fetch('GET', new URL(file?.url ?? '').pathname);
    expect((await answer.text()).length).toBeGreaterThan(0);
  });
});
