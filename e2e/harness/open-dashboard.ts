import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { INITIAL_CREDITS } from '#server/domain/credits.ts';
import { createProxy } from '#proxy/create-proxy.ts';
import { listen } from '#proxy/listen.ts';
import { type FlakyHop, startFlakyHop } from './flaky-hop.ts';
import type { Organisation, RunningApi } from './start-api.ts';

const DIST = fileURLToPath(new URL('../../dist/page', import.meta.url));
const GRACE_MS = 500;

export interface DashboardOptions {
  readonly credits?: number;
  /** Defaults to a new organisation. */
  readonly organisation?: Organisation;
  readonly kind?: 'embedded' | 'hosted';
  /** Replaces the given API. */
  readonly apiUrl?: string;
  readonly port?: number;
}

export interface Dashboard extends Organisation {
  readonly url: string;
  readonly hop: FlakyHop;
  /** Starts a new proxy on the same port. The API keeps running. */
  restartProxy(): Promise<void>;
  stop(): Promise<void>;
}

export async function openDashboard(api: RunningApi, options: DashboardOptions = {}): Promise<Dashboard> {
  const { credits = INITIAL_CREDITS, kind = 'embedded', apiUrl = api.client.baseUrl, port = 0 } = options;
  if (!existsSync(`${DIST}/index.html`)) throw new Error('the page has not been built: run npm run build');
  const organisation = options.organisation ?? (await api.organisation({ credits }));
  const hop = await startFlakyHop(apiUrl);

  async function startProxy(at: number) {
    const proxy = createProxy({
      kind,
      baseUrl: new URL(hop.url),
      apiKey: organisation.page.key,
      dist: DIST,
      deadlines: { connect: 10_000, answer: 30_000, upload: 60_000 },
      log: () => {},
    });
    const listening = await listen(proxy.listener, at);
    return {
      port: listening.port,
      async stop(graceMs: number) {
        await listening.close(graceMs);
        proxy.close();
      },
    };
  }

  let running = await startProxy(port);
  return {
    ...organisation,
    url: `http://localhost:${running.port}`,
    hop,
    async restartProxy() {
      await running.stop(0);
      running = await startProxy(running.port);
    },
    async stop() {
      await running.stop(GRACE_MS);
      await hop.close();
    },
  };
}
