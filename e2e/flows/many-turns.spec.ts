import { TaskWithTurns, type Turn } from '#contract/task.ts';
import { expect, test } from './fixtures.ts';
import { changeResponse, TASK, turnOf, createReviewTask } from './review.ts';

// Trace snapshots of thirty thousand elements take longer than rendering.
test.use({ trace: 'off' });

test('renders 1,000 turns at once, and requests the timings only of those in view', async ({ page, dashboard }) => {
  test.slow();
  await createReviewTask(dashboard);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('parts=true')) requests.push(request.url());
  });
  await changeResponse(
    page,
    new RegExp(`/api/tasks/${TASK}$`),
    (json) => TaskWithTurns.parse(json),
    (answer) => {
      const [first] = answer.turns ?? [];
      if (first === undefined) return;
      const many = Array.from({ length: 1_000 }, (_, seq): Turn => ({ ...first, id: `trn_${seq}`, seq }));
      answer.turns = many;
      const { totals } = answer.task;
      totals.turnCount = many.length;
      totals.credits = many.length * (first.credits ?? 0);
      totals.durationMs = many.length * (first.durationMs ?? 0);
    },
  );
  await page.goto(`/tasks/${TASK}/turns#turn-700`);
  // Less than a second on an idle machine.
  await expect(turnOf(page, 700).getByText('Timeline')).toBeInViewport({ timeout: 60_000 });
  expect(requests.length).toBeLessThan(6);
  await page.getByText('Total, 1,000 turns').scrollIntoViewIfNeeded();
  await expect(page.getByText('Matches the task total.')).toBeInViewport();
  await expect(turnOf(page, 999)).toBeInViewport();
  // Only the first turn is known to the API.
  await expect(turnOf(page, 999)).toContainText('No tool timing recorded');
  expect(requests.length).toBeLessThan(20);
});
