import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { type ExportOptions, type Sink, writeTasks } from './write-tasks.ts';

const task = (index: number): ListedTask => ({
  id: `tsk_${index}`,
  title: `Title ${index}, "quoted"`,
  status: 'completed',
  triggeredBy: 'ui',
  workerId: 'w',
  createdAt: '2026-05-11T09:14:22.000Z',
  totals: { credits: index, durationMs: 1, turnCount: 1 },
});

async function* exportPages(count: number, onPage: (index: number) => void = () => undefined) {
  for (let from = 0; from < count; from += 100) {
    onPage(from);
    yield Array.from({ length: Math.min(100, count - from) }, (_, i) => task(from + i));
  }
}

function createSink() {
  const pieces: string[] = [];
  const ends: string[] = [];
  const end = (how: string) => () => Promise.resolve(void ends.push(how));
  const sink: Sink = {
    write: (text) => Promise.resolve(void pieces.push(text)),
    close: end('closed'),
    abort: end('aborted'),
  };
  return { sink, ends, text: () => pieces.join('') };
}

const never = new AbortController().signal;
const options = (over: Partial<ExportOptions>): ExportOptions => ({
  format: 'json',
  withBom: false,
  withMatch: false,
  withMatchingTurns: false,
  ...over,
});

test.each([0, 1, 250, 50_000])('writes valid JSON for %d tasks', async (count) => {
  const { sink, text, ends } = createSink();
  const progress: number[] = [];
  expect(await writeTasks(exportPages(count), options({}), sink, never, (n) => progress.push(n))).toBe(count);
  const read: unknown = JSON.parse(text());
  expect(read).toHaveLength(count);
  if (count > 0) expect(read).toContainEqual(task(count - 1));
  expect(progress.at(-1)).toBe(count === 0 ? undefined : count);
  expect(ends).toEqual(['closed']);
});

test('writes CSV with one header, a line a task, and an optional byte order mark', async () => {
  const { sink, text } = createSink();
  await writeTasks(exportPages(250), options({ format: 'csv', withBom: true }), sink, never, () => undefined);
  expect(text().startsWith('\uFEFFid,title,')).toBe(true);
  expect(text().split('\r\n')).toHaveLength(252);
  const plain = createSink();
  await writeTasks(exportPages(1), options({ format: 'csv' }), plain.sink, never, () => undefined);
  expect(plain.text().startsWith('id,title,')).toBe(true);
});

test('discards the file when cancelled', async () => {
  const { sink, ends } = createSink();
  const stop = new AbortController();
  const pages = exportPages(500, (from) => from === 200 && stop.abort());
  await expect(writeTasks(pages, options({}), sink, stop.signal, () => undefined)).rejects.toThrow('abort');
  expect(ends).toEqual(['aborted']);
});

test('discards the file and rethrows if the tasks cannot be read', async () => {
  const { sink, ends } = createSink();
  const pages = exportPages(500, (from) => {
    if (from === 200) throw new Error('The disk is full.');
  });
  await expect(writeTasks(pages, options({}), sink, never, () => undefined)).rejects.toThrow('The disk is full.');
  expect(ends).toEqual(['aborted']);
});
