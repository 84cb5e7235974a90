import type { Contender } from '../page/contender.ts';
import { withPage } from '../page/open-page.ts';
import type { FrameStats } from '../page/probe.ts';
import type { Environment } from '../environment.ts';
import { LAST_MARK, RECORDED_MARK } from '../stub/tasks.ts';

const AFTERWARDS_MS = 500;

export interface StreamMeasurements extends FrameStats {
  /** Milliseconds until the last token was visible. */
  readonly afterFirstByte: number;
  readonly afterLastByte: number;
}

export function measureStream(
  environment: Environment,
  contender: Contender,
  kind: 'live' | 'burst',
  number: string,
): Promise<StreamMeasurements> {
  const taskId = `tsk_${kind}_${number}`;
  return withPage(environment.browser, contender.url(taskId), async ({ page }) => {
    if (kind === 'live') await page.evaluate((mark) => probe.shown(mark), RECORDED_MARK);
    else await page.waitForSelector('[role=log]');
    await page.evaluate(() => probe.rest());
    const watched = page.evaluate(
      async ([mark, afterwardsMs]) => {
        probe.begin();
        const shownAt = await probe.shown(mark);
        await new Promise((resolve) => setTimeout(resolve, afterwardsMs));
        return { ...probe.end(), shownAt };
      },
      [LAST_MARK, AFTERWARDS_MS] as const,
    );
    const [{ firstAt, lastAt }, { shownAt, ...seen }] = await Promise.all([environment.streamRest(taskId), watched]);
    return { ...seen, afterFirstByte: shownAt - firstAt, afterLastByte: shownAt - lastAt };
  });
}
