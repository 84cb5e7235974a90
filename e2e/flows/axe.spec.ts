import { expect, test } from './fixtures.ts';
import { overflowing } from './overflowing.ts';
import { createTasksInEveryState, pagesOf } from './pages.ts';
import { expectAccessible } from './expect-accessible.ts';

test('no page or dialog has a serious accessibility violation in either theme, or scrolls sideways at 360 pixels', async ({
  page,
  dashboard,
  engine,
  faults,
  viewport,
}) => {
  faults.expect(/status of (404|503)/);
  test.setTimeout(10 * 60_000);
  const taskPaths = await createTasksInEveryState(dashboard, engine);
  for (const [name, open] of pagesOf(taskPaths)) {
    await page.setViewportSize(viewport ?? { width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page);
    await expectAccessible(page, name);
    await page.setViewportSize({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
    expect.soft(width, name).toBe(360);
    expect.soft(await overflowing(page), name).toEqual([]);
  }
  taskPaths.gate.open();
});
