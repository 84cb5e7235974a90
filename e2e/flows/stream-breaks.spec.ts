import { createGate } from '../harness/gate.ts';
import { isResume } from '../harness/flaky-hop.ts';
import { fail, text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, figuresOf, inputOf, seeEnd, send, sendNewTask, recordOf } from './operator.ts';

const INPUT = 'Answer over a bad line';

test('the stream stops without its last word: taken up again, nothing twice', async ({ page, dashboard, engine }) => {
  const gates = [createGate(), createGate()] as const;
  engine.on(INPUT, text('First. ', gates[0], 'Second. ', gates[1], 'Third.'));
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('First.');

  dashboard.hop.endAnswers();
  await expect.poll(() => dashboard.hop.passed.filter(isResume).length).toBe(1);
  gates[0].open();
  await expect(conversationOf(page)).toContainText('First. Second.');
  gates[1].open();
  await seeEnd(page, 0, 'completed');
  await expect(figuresOf(page, 0)).toContainText('resumed');
  await expect(conversationOf(page).getByText('First. Second. Third.', { exact: true })).toBeVisible();
  expect((await dashboard.client.readLastTurn(taskId)).outputText).toBe('First. Second. Third.');
});

test('the API is gone in mid-answer, and comes back: said, what came is kept, then the rest', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 502|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const gate = createGate();
  engine.on(INPUT, text('Before the break. ', gate, 'After it.'));
  await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Before the break.');

  dashboard.hop.cut();
  await expect(page.getByText('The stream broke. What came is kept; taking it up again…')).toBeVisible();
  await expect(conversationOf(page)).toContainText('Before the break.');
  gate.open();
  dashboard.hop.mend();
  await expect(conversationOf(page).getByText('Before the break. After it.', { exact: true })).toBeVisible();
  await seeEnd(page, 0, 'completed');
  await expect(page.getByText('The stream broke.')).toBeHidden();
});

test('an API that can not take a stream up again: the answer comes from the record', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 404/);
  const gate = createGate();
  engine.on(INPUT, text('Streamed. ', gate, 'Recorded.'));
  dashboard.hop.answer(isResume, { status: 404, body: { error: 'No such route.' } }, 'always');
  await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Streamed.');
  dashboard.hop.endAnswers();
  await expect(page.getByText('This API can’t take a stream up again.')).toBeVisible();
  gate.open();
  await seeEnd(page, 0, 'completed');
  await expect(figuresOf(page, 0)).toContainText('filled from the record');
  await expect(conversationOf(page)).toContainText('Streamed. Recorded.');
});

test('a turn that fails: why, what was said, and sending it again', async ({ page, dashboard, engine }) => {
  engine.on(INPUT, text('As far as it went.'), fail('the engine broke'));
  const taskId = await sendNewTask(page, INPUT);
  await seeEnd(page, 0, 'error');
  await expect(conversationOf(page).getByRole('alert')).toContainText('Sending again is a new turn');
  await expect(conversationOf(page)).toContainText('As far as it went.');

  engine.on(INPUT, text('All of it this time.'));
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(inputOf(page)).toHaveValue(INPUT);
  await inputOf(page).press('Enter');
  await seeEnd(page, 1, 'completed');
  await expect(conversationOf(page)).toContainText('All of it this time.');
  expect((await recordOf(dashboard, taskId)).turns.map(({ status }) => status)).toEqual(['error', 'completed']);
});

test('two tasks at once: each shows its own words', async ({ page, engine }) => {
  const [a, b] = [createGate(), createGate()];
  engine.on('Task A', text('A begins. ', a, 'A ends.'));
  engine.on('Task B', text('B begins. ', b, 'B ends.'));
  await sendNewTask(page, 'Task A');
  await expect(conversationOf(page)).toContainText('A begins.');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'New task' }).click();
  await send(page, 'Task B');
  await expect(conversationOf(page)).toContainText('B begins.');
  a.open();
  await page.getByRole('navigation', { name: 'Tasks at hand' }).getByRole('link', { name: 'Task A' }).click();
  await expect(conversationOf(page)).toContainText('A begins. A ends.');
  await expect(conversationOf(page)).not.toContainText('B begins.');
  b.open();
  await page.getByRole('navigation', { name: 'Tasks at hand' }).getByRole('link', { name: 'Task B' }).click();
  await expect(conversationOf(page)).toContainText('B begins. B ends.');
});
