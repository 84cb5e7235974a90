import type { Browser } from 'playwright';
import { withPage } from '../page/open-page.ts';
import type { Section } from '../section.ts';
import type { PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const CPU_SLOWDOWN = 4;
const MBITS = 10;
const LATENCY_MS = 20;

const PLAN = {
  'new task: field usable': { unit: 'ms' },
  '1,000 turns: field usable': { unit: 'ms' },
} as const;

export function coldSection({ environment, contenders, runs }: PageDeps): Section {
  return {
    name: 'cold',
    run: async () => ({
      title: 'First visit with a slow computer and network',
      method:
        `Nothing cached, ${CPU_SLOWDOWN} × CPU slowdown, ${MBITS} Mbit/s, ${LATENCY_MS} ms latency; all pages are served precompressed. From the start of the navigation ` +
        'to the frame that shows a letter typed into the field as soon as there is one. A peer has no page for a new task: its page of one short turn is measured.',
      rows: await measureRounds(contenders, runs, PLAN, async (contender, number) => ({
        'new task: field usable': await untilUsable(environment.browser, contender.newTaskUrl(number)),
        '1,000 turns: field usable': await untilUsable(environment.browser, contender.url(`tsk_turns_${number}`)),
      })),
    }),
  };
}

function untilUsable(browser: Browser, url: string): Promise<number> {
  return withPage(browser, 'about:blank', async ({ page, cdp }) => {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: (MBITS * 1e6) / 8,
      uploadThroughput: (MBITS * 1e6) / 8,
    });
    await page.goto(url, { waitUntil: 'commit' });
    await page.evaluate(() => probe.focusField());
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'a', text: 'a' });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'a' });
    return page.evaluate(() => probe.typed());
  });
}
