import { expect, test } from 'vitest';
import { readLocalTasks, withTask, type LocalTask } from './local-tasks.ts';

const task = (id: string, more: Partial<LocalTask> = {}): LocalTask => ({
  id,
  title: `Task ${id}`,
  workerId: 'wrk_1',
  at: 0,
  ...more,
});

test('a task comes to the front, once', () => {
  const tasks = withTask(withTask([task('a')], task('b')), task('a', { at: 5 }));
  expect(tasks.map(({ id, at }) => [id, at])).toEqual([
    ['a', 5],
    ['b', 0],
  ]);
});

test('opening a task does not take the title away that sending it gave', () => {
  expect(withTask([task('a')], task('a', { title: null, workerId: null, at: 7 }))).toEqual([task('a', { at: 7 })]);
});

test('no more than a hundred are kept, the newest', () => {
  let tasks: readonly LocalTask[] = [];
  for (let i = 0; i < 130; i += 1) tasks = withTask(tasks, task(String(i)));
  expect(tasks).toHaveLength(100);
  expect(tasks[0]?.id).toBe('129');
});

test('what was written is read again', () => {
  expect(readLocalTasks(JSON.stringify([task('a')]))).toEqual([task('a')]);
});

test.each([null, '', 'not json', '{}', '[{"id":7}]'])('%j holds no tasks', (text) => {
  expect(readLocalTasks(text)).toEqual([]);
});
