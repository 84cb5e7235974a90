import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';

const DOUBT = 'This API does not do all that was asked.';

test('a task that ends where the list asks for running ones is no fault of the API', async ({
  page,
  dashboard,
  engine,
}) => {
  const gate = createGate();
  engine.on('Count the boats', text('One, ', gate, 'two.'));
  const stream = await dashboard.client.stream({ input: 'Count the boats' });
  await gate.reached;
  await stream.close();
  await page.goto('/tasks?status=running');
  const boats = page.getByRole('row').filter({ hasText: 'Count the boats' });
  await expect(boats).toContainText('Running');
  gate.open();
  await expect(boats).toContainText('Completed');
  await expect(page.getByText(DOUBT)).toBeHidden();
});
