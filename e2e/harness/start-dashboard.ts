import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createProxy } from '#proxy/create-proxy.ts';
import { listen } from '#proxy/listen.ts';
import { type RunningApi, startApi, type StartApiOptions } from './start-api.ts';
import { makeTempDir } from './temp-dir.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const GRACE_MS = 500;

export interface RunningDashboard {
  /** Where the page is. */
  readonly url: string;
  readonly api: RunningApi;
  /** What the proxy wrote to its log. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/**
 * A whole dashboard for one file of flows: an API of its own on an empty directory, the real proxy before it, and the
 * built page. Needs `vite build` to have run.
 */
export async function startDashboard(options: Omit<StartApiOptions, 'dataDir'>): Promise<RunningDashboard> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error('the page has not been built: run npx vite build');
  const dir = await makeTempDir('dashboard');
  const api = await startApi({ ...options, dataDir: dir.path });
  const log: string[] = [];
  const proxy = createProxy({
    kind: 'embedded',
    baseUrl: new URL(api.page.baseUrl),
    apiKey: api.page.key,
    dist: DIST,
    deadlines: { connect: 10_000, answer: 30_000, upload: 60_000 },
    log: (line) => log.push(line),
  });
  const listening = await listen(proxy.listener, 0);
  return {
    url: `http://localhost:${listening.port}`,
    api,
    log,
    async stop() {
      await listening.close(GRACE_MS);
      proxy.close();
      await api.stop();
      await dir.remove();
    },
  };
}
