import { test } from './fixtures.ts';
import { furnish, scenesOf } from './pages.ts';
import { seeNoFaults } from './see-no-faults.ts';

test('no page or dialog has a serious accessibility violation in either theme', async ({
  page,
  dashboard,
  engine,
  faults,
}) => {
  faults.expect(/status of 404/);
  test.setTimeout(10 * 60_000);
  const places = await furnish(dashboard, engine);
  for (const [name, open] of scenesOf(places)) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page);
    await seeNoFaults(page, name);
  }
  places.gate.open();
});
