import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { withPage } from '../page/open-page.ts';
import type { Section } from '../section.ts';
import { LAST_MARK } from '../stub/tasks.ts';
import { atMost, type PageDeps } from './page-section.ts';
import { measureRounds } from './rounds.ts';

const PLAN = {
  'without code': { unit: 'KB', goal: { ...atMost(250), floors: [] } },
  'with a code block': { unit: 'KB' },
} as const;

export function scriptsSection({ environment, contenders }: PageDeps): Section {
  return {
    name: 'scripts',
    run: async () => ({
      title: 'JavaScript loaded for the conversation page, Brotli',
      method:
        'Every script that came over the network until it was quiet for half a second, each compressed with Brotli at its highest quality; 1 KB is 1,000 bytes. ' +
        'Loaded once: the same each time.',
      rows: await measureRounds(contenders, 1, PLAN, async (contender, number) => ({
        'without code': await loadedBy(environment.browser, contender.url(`tsk_short_${number}`)),
        'with a code block': await loadedBy(environment.browser, contender.url(`tsk_code_${number}`)),
      })),
    }),
  };
}

function loadedBy(browser: Browser, url: string): Promise<number> {
  return withPage(browser, 'about:blank', async ({ page }) => {
    // Other pages, which are loaded when the browser is idle, do not count.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const scripts = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      if (type.includes('javascript'))
        scripts.set(
          response.url(),
          response.body().then((body) => brotliCompressSync(body).length),
        );
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate((mark) => probe.shown(mark), LAST_MARK);
    const sizes = await Promise.all(scripts.values());
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  });
}
