import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright';
import { installProbe } from './probe.ts';

const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE_MS = 120_000;

export class PageTimeout extends Error {}

export interface OpenPage {
  readonly page: Page;
  readonly cdp: CDPSession;
}

export async function withPage<T>(browser: Browser, url: string, work: (open: OpenPage) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    // tsx wraps functions in this helper, which pages lack.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(installProbe);
    await page.goto(url, { waitUntil: 'commit' });
    return await Promise.race([work({ page, cdp }), timeOut(url)]);
  } finally {
    await context.close();
  }
}

async function timeOut(url: string): Promise<never> {
  await sleep(PATIENCE_MS, undefined, { ref: false });
  throw new PageTimeout(`${url} did not show what was waited for within ${PATIENCE_MS / 1000} s`);
}
