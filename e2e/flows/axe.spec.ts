import { test } from './fixtures.ts';
import { createTasksInEveryState, pagesOf } from './pages.ts';
import { expectAccessible } from './expect-accessible.ts';

test('no page or dialog has a serious accessibility violation in either theme', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of (404|503)/);
  test.setTimeout(10 * 60_000);
  const taskPaths = await createTasksInEveryState(dashboard, engine);
  for (const [name, open] of pagesOf(taskPaths)) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page);
    await expectAccessible(page, name);
  }
  taskPaths.gate.open();
});
