import { withPage } from '../page/open-page.ts';
import type { Section } from '../section.ts';
import { LAST_MARK } from '../stub/tasks.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

/** Half a screen. */
const STEP_PX = 400;

const PLAN = {
  'longest frame gap': { unit: 'ms', goal: atMost(50) },
  jumps: { unit: '', goal: { ...atMost(0), floors: [] } },
  'farthest jump, pixels': { unit: '' },
  'frames that it took': { unit: '' },
  'frames that could be judged': { unit: '' },
} as const;

export function scrollSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'scroll',
    run: async () => ({
      title: 'Scroll 1,000 turns from end to start',
      method:
        `After one turn of the wheel the conversation is moved by ${STEP_PX} pixels a frame. A jump is a frame after which the character that stood ` +
        'near the top of it is more than 2 pixels from where that should have brought it.',
      rows: await measureRounds(contenders, runs, PLAN, (contender, number) =>
        withPage(environment.browser, contender.url(`tsk_turns_${number}`), async ({ page }) => {
          await page.evaluate((mark) => probe.shown(mark), LAST_MARK);
          await page.evaluate(() => probe.rest());
          await page.locator('[role=log]').hover();
          await page.mouse.wheel(0, -200);
          await page.evaluate(() => probe.rest());
          const { longestGap, jumps, farthestJump, frames, watched } = await page.evaluate(
            (step) => probe.scrollToStart(step),
            STEP_PX,
          );
          return {
            'longest frame gap': longestGap,
            jumps,
            'farthest jump, pixels': farthestJump,
            'frames that it took': frames,
            'frames that could be judged': watched,
          };
        }),
      ),
    }),
  };
}
