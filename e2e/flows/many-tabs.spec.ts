import { createGate } from '../harness/gate.ts';
import { isResume, isSend } from '../harness/flaky-hop.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test, watch } from './fixtures.ts';
import { conversationOf, seeEnd, sendNewTask } from './operator.ts';

const INPUT = 'Tell all my tabs';

test('two tabs on a running task share a stream, and the other continues when the reading one closes', async ({
  page,
  context,
  engine,
  dashboard,
  faults,
}) => {
  const gates = [createGate(), createGate()] as const;
  engine.on(INPUT, text('Said to one. ', gates[0], 'Said to both. ', gates[1], 'Said to the other.'));
  const taskId = await sendNewTask(page, INPUT);
  await expect(conversationOf(page)).toContainText('Said to one.');

  const second = await context.newPage();
  await watch(second, dashboard.url, faults.report);
  await second.goto(`${dashboard.url}/tasks/${taskId}`);
  await expect(conversationOf(second)).toContainText('Said to one.');
  gates[0].open();
  await expect(conversationOf(second)).toContainText('Said to one. Said to both.');
  await expect(conversationOf(page)).toContainText('Said to one. Said to both.');
  const { passed } = dashboard.hop;
  expect([passed.filter(isSend).length, passed.filter(isResume).length]).toEqual([1, 0]);

  await page.close();
  await expect.poll(() => passed.filter(isResume).length).toBe(1);
  gates[1].open();
  await seeEnd(second, 0, 'completed');
  await expect(
    conversationOf(second).getByText('Said to one. Said to both. Said to the other.', { exact: true }),
  ).toBeVisible();
  expect(passed.filter(isResume)).toHaveLength(1);
});

// More than the six connections that a browser opens to a host.
const TABS = 8;

test('eight tabs on a running task hold one stream, and all show its end', async ({
  page,
  context,
  engine,
  dashboard,
  faults,
}) => {
  test.slow();
  const gate = createGate();
  engine.on(INPUT, text('So far. ', gate, 'And the end.'));
  const taskId = await sendNewTask(page, INPUT);
  const tabs = [page];
  while (tabs.length < TABS) {
    const tab = await context.newPage();
    await watch(tab, dashboard.url, faults.report);
    await tab.goto(`${dashboard.url}/tasks/${taskId}`);
    await expect(conversationOf(tab)).toContainText('So far.');
    tabs.push(tab);
  }
  expect(dashboard.hop.passed.filter(isResume)).toHaveLength(0);
  gate.open();
  for (const tab of tabs) {
    await seeEnd(tab, 0, 'completed');
    await expect(conversationOf(tab)).toContainText('So far. And the end.');
  }
  expect(dashboard.hop.passed.filter(isResume)).toHaveLength(0);
});
