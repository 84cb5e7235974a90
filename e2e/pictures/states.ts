import { expect, type Page } from 'playwright/test';
import { conversationOf, taskLink, seeEnd } from '../flows/operator.ts';
import { type TaskPaths, pagesOf } from '../flows/pages.ts';
import { pseudoStates } from './pseudo-states.ts';
import { readingStates } from './reading-states.ts';
import { seeText, show, type State } from './state.ts';
import { writingStates } from './writing-states.ts';

const empty: readonly State[] = [
  { name: 'new task first run', empty: true, open: (page) => show(page, '/', 'Try it with a sample file') },
  { name: 'tasks empty', empty: true, open: (page) => show(page, '/tasks', 'No tasks') },
  { name: 'workers empty', empty: true, open: (page) => show(page, '/workers', 'No workers yet') },
];

const reviewing: readonly State[] = [
  {
    name: 'conversation broken off',
    async open(page, { hop }) {
      await show(page, '/tasks/tsk_running', 'So far');
      hop.cut();
      await seeText(page, 'Connection lost. Reconnecting…');
    },
  },
  { name: 'conversation aborted', open: (page) => ended(page, 'tsk_aborted', 'aborted') },
  { name: 'conversation capped', open: (page) => ended(page, 'tsk_capped', 'completed') },
  {
    name: 'conversation archived',
    open: (page) => show(page, '/tasks/tsk_archived', 'To send another turn, restore it.'),
  },
  { name: 'conversation hostile', open: (page) => ended(page, 'tsk_hostile', 'completed') },
  { name: 'turns compared', open: (page) => show(page, '/compare?before=tsk_long/0&after=tsk_long/2', 'Difference') },
  {
    name: 'turn with its parts',
    async open(page) {
      await show(page, '/tasks/tsk_long/turns#turn-1', 'Open in conversation');
      await page.getByRole('button', { name: 'Raw events' }).click();
      const parts = page.getByRole('listbox', { name: 'Raw events' });
      await parts.getByRole('option').first().click();
      await parts.scrollIntoViewIfNeeded();
    },
  },
  { name: 'turns of many', open: (page) => show(page, '/tasks/tsk_long/turns', /Matches the task total/) },
  {
    name: 'conversation with figures',
    widths: [1280],
    async open(page) {
      await ended(page, 'tsk_long', 'completed', 2);
      await page.getByRole('button', { name: 'Show details' }).click();
      await seeText(page, 'Tokens in');
    },
  },
  {
    name: 'tool call opened',
    async open(page) {
      await ended(page, 'tsk_long', 'completed', 2);
      await conversationOf(page).focus();
      await page.keyboard.press('Home');
      await conversationOf(page)
        .getByRole('button', { name: /query_table/ })
        .first()
        .click();
      await seeText(page, 'Output');
    },
  },
  {
    name: 'task archived with undo',
    async open(page) {
      await page.clock.install();
      await page.goto('/tasks');
      await taskLink(page, 'Break half-way').focus();
      await page.keyboard.press('e');
      await seeText(page, 'Undo');
      return () => page.keyboard.press('z');
    },
  },
  {
    name: 'drawer',
    widths: [360],
    async open(page) {
      await page.goto('/tasks');
      await page.getByRole('button', { name: 'Open sidebar' }).click();
      await expect(page.getByRole('dialog', { name: 'Sidebar' }).getByText('Recent')).toBeVisible();
    },
  },
];

async function ended(page: Page, taskId: string, status: 'completed' | 'aborted', seq = 0) {
  await page.goto(`/tasks/${taskId}`);
  await seeEnd(page, seq, status);
}

export function statesOf(taskPaths: TaskPaths): readonly State[] {
  const pages = pagesOf(taskPaths).map(([name, open]): State => ({ name, open }));
  return [...empty, ...writingStates, ...readingStates, ...pages, ...reviewing, ...pseudoStates];
}
