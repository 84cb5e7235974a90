import { withPage } from '../page/open-page.ts';
import { spreadOf } from '../judge.ts';
import type { Section } from '../section.ts';
import { LAST_MARK } from '../stub/tasks.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const KEYS = 30;
const BETWEEN_KEYS_MS = 60;

const PLAN = {
  'newest turn painted': { unit: 'ms', goal: atMost(400) },
  'key to next frame, median': { unit: 'ms', goal: atMost(20) },
  'key to next frame, slowest': { unit: 'ms' },
  'DOM nodes': { unit: '', goal: { ...atMost(3000), floors: [] } },
} as const;

export function openSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'open',
    run: async () => ({
      title: 'Open a task with 1,000 turns',
      method:
        `Painted is counted from the start of the navigation, nothing cached. Then ${KEYS} keys are pressed in the field, one every ${BETWEEN_KEYS_MS} ms; ` +
        'each is timed from the press to the end of the next frame, painting and all.',
      rows: await measureRounds(contenders, runs, PLAN, (contender, number) =>
        withPage(environment.browser, contender.url(`tsk_turns_${number}`), async ({ page, cdp }) => {
          const painted = await page.evaluate(
            async (mark) => (await probe.shown(mark)) - performance.timeOrigin,
            LAST_MARK,
          );
          await page.evaluate(() => probe.rest());
          const nodes = await page.evaluate(() => document.evaluate('count(//node())', document).numberValue);
          await page.locator('textarea').first().focus();
          for (let key = 0; key < KEYS; key += 1) {
            const text = String.fromCodePoint(97 + (key % 26));
            await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text });
            await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
            await page.waitForTimeout(BETWEEN_KEYS_MS);
          }
          await page.evaluate(() => probe.rest());
          const spread = spreadOf(await page.evaluate(() => probe.keys));
          return {
            'newest turn painted': painted,
            'key to next frame, median': spread?.median ?? Number.NaN,
            'key to next frame, slowest': spread?.max ?? Number.NaN,
            'DOM nodes': nodes,
          };
        }),
      ),
    }),
  };
}
