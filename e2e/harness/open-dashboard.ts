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
  /** The kind of API the page assumes. */
  readonly kind?: 'embedded' | 'hosted';
  /** The API's address, if it is not the given API. */
  readonly apiUrl?: string;
  /** Defaults to any free port. */
  readonly port?: number;
}

export interface Dashboard extends Organisation {
  readonly url: string;
  /** Sits between the proxy and the API. */
  readonly hop: FlakyHop;
  /** Closes the proxy with all its connections and starts a new one on the same port. The API keeps running. */
  restartProxy(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Opens a dashboard for one test: its own organisation, the real proxy with its key, the built page. Requires `npm
 * run build`.
 */
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
