import { expect, test } from 'vitest';
import { hasUnseenEnd, isCreatedByTask, readLocalTasks, rerunsOf, withTask, type LocalTask } from './local-tasks.ts';

const task = (id: string, more: Partial<LocalTask> = {}): LocalTask => ({
  id,
  title: `Task ${id}`,
  workerId: 'wrk_1',
  at: 0,
  ...more,
});

test('moves a task to the front without duplicating it', () => {
  const tasks = withTask(withTask([task('a')], task('b')), task('a', { at: 5 }));
  expect(tasks.map(({ id, at }) => [id, at])).toEqual([
    ['a', 5],
    ['b', 0],
  ]);
});

test('opening a task keeps its known title', () => {
  expect(withTask([task('a')], task('a', { title: null, workerId: null, at: 7 }))).toEqual([task('a', { at: 7 })]);
});

test('knows the workers that a task of this browser created, also after the task was opened', () => {
  const sent = task('a', { workerId: null, createdWorker: true });
  const opened = withTask([sent, task('b', { workerId: 'wrk_2' })], task('a', { workerId: 'wrk_1' }));
  expect(['wrk_1', 'wrk_2'].map((id) => isCreatedByTask(opened, id))).toEqual([true, false]);
});

test('returns the reruns of a batch in the order in which they were sent, also after one was opened', () => {
  const origin = (taskId: string) => ({ taskId, seq: 0 });
  const sent = ['tsk_1', 'tsk_2', 'tsk_3'].map((id) => task(id, { batch: 'snd_1', origin: origin(`of_${id}`) }));
  const tasks = withTask([...sent.toReversed(), task('tsk_0', { batch: 'snd_1' }), task('tsk_4')], task('tsk_1'));
  expect(rerunsOf(tasks, 'snd_1')).toEqual(
    ['tsk_1', 'tsk_2', 'tsk_3'].map((taskId) => ({ taskId, origin: origin(`of_${taskId}`) })),
  );
  expect(rerunsOf(tasks, 'snd_2')).toEqual([]);
});

test('keeps the newest 300 tasks', () => {
  let tasks: readonly LocalTask[] = [];
  for (let i = 0; i < 330; i += 1) tasks = withTask(tasks, task(String(i)));
  expect(tasks).toHaveLength(300);
  expect(tasks[0]?.id).toBe('329');
});

test('reads what it wrote', () => {
  expect(readLocalTasks(JSON.stringify([task('a')]))).toEqual([task('a')]);
});

test.each([null, '', 'not json', '{}', '[{"id":7}]'])('reads no tasks from %j', (text) => {
  expect(readLocalTasks(text)).toEqual([]);
});

test('an end is unseen from the send until the task is opened', () => {
  const ended = { id: 'a', status: 'completed', completedAt: '2026-11-30T10:00:00.000Z' } as const;
  const again = { ...ended, completedAt: '2026-11-30T11:00:00.000Z' };
  const sent = withTask([], task('a', { seenEnd: null }));
  expect(hasUnseenEnd(sent, { ...ended, status: 'running' })).toBe(false);
  expect(hasUnseenEnd(sent, ended)).toBe(true);
  const opened = withTask(sent, task('a', { seenEnd: ended.completedAt }));
  expect([hasUnseenEnd(opened, ended), hasUnseenEnd(opened, again)]).toEqual([false, true]);
  expect(hasUnseenEnd([], ended)).toBe(false);
  expect(hasUnseenEnd([task('a')], ended)).toBe(false);
});
