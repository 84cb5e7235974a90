import { expect } from 'playwright/test';
import { type Fits, isTaskList } from '../harness/flaky-hop.ts';
import { createGate } from '../harness/gate.ts';
import { show, type State } from './state.ts';

const isTask: Fits = ({ method, path }) => method === 'GET' && /^\/api\/tasks\/[^/]+$/.test(path);
const isWorkerList: Fits = ({ method, path }) => method === 'GET' && /^\/api\/workers(\?|$)/.test(path);
const isAny: Fits = ({ path }) => path.startsWith('/api/');

function loading(name: string, path: string, fits: Fits): State {
  return {
    name: `${name} loading`,
    async open(page, { hop }) {
      const gate = createGate();
      hop.hold(fits, gate, 'always');
      await page.goto(path);
      // The skeleton shows after a delay.
      await page.locator('[aria-busy=true] > :not(.sr-only)').first().waitFor();
      return gate.open;
    },
  };
}

function refused(name: string, path: string, fits: Fits, status: number, error: string, retryAfter?: string): State {
  return {
    name: `${name} ${status}`,
    async open(page, { hop }) {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      hop.answer(fits, { status, headers, body: { error } }, 'always');
      await page.goto(path);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  };
}

export const readingStates: readonly State[] = [
  loading('conversation', '/tasks/tsk_full', isTask),
  loading('turns', '/tasks/tsk_full/turns', isTask),
  loading('tasks', '/tasks', isTaskList),
  loading('workers', '/workers', isWorkerList),
  refused('conversation', '/tasks/tsk_full', isTask, 403, 'Only members may read it.'),
  refused('tasks', '/tasks', isTaskList, 500, 'Something broke.'),
  refused('tasks', '/tasks', isTaskList, 429, 'Slow down.', '75'),
  refused('tasks', '/tasks', isAny, 401, 'Revoked.'),
  refused('workers', '/workers', isWorkerList, 500, 'Something broke.'),
  {
    name: 'tasks and workers not listed',
    async open(page, { hop }) {
      for (const fits of [isTaskList, isWorkerList]) {
        hop.answer(fits, { status: 404, body: { error: 'No such route.' } }, 'always');
      }
      await show(page, '/workers', 'does not list its workers');
    },
  },
];
