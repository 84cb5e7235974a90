import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { furnish, scenesOf } from './pages.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page or dialog has a serious fault for assistive tools, ${colorScheme}`, async ({
    page,
    dashboard,
    engine,
    faults,
  }) => {
    faults.expect(/status of 404/);
    test.setTimeout(10 * 60_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const places = await furnish(dashboard, engine);
    for (const [name, open] of scenesOf(places)) {
      await open(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
      expect.soft(serious, name).toEqual([]);
    }
    places.gate.open();
  });
}
