import { join } from 'node:path';
import { buildPage } from './build-page.ts';
import type { LauncherEnv } from './env.ts';
import { ROOT, VITE } from './places.ts';
import { startService, type Service } from './service.ts';

const DEV_PORT = 5173;

export interface LaunchOptions {
  readonly env: LauncherEnv;
  /** What the processes inherit. */
  readonly rawEnv: Readonly<Record<string, string | undefined>>;
  /** The program that runs this one. */
  readonly node: string;
  /** Also serve the page from its sources, for whoever works on it. */
  readonly dev: boolean;
  readonly say: (line: string) => void;
}

export interface Launched {
  /** Resolves with the page's address when it can be opened; rejects where something ended before that. */
  readonly ready: Promise<string>;
  stop(): Promise<void>;
}

/** Starts the API (unless the hosted one is asked), builds the page where needed, and starts the proxy. */
export function launch({ env, rawEnv, node, dev, say }: LaunchOptions): Launched {
  const services: Service[] = [];
  const url = `http://localhost:${env.port}`;

  function start(
    name: string,
    args: readonly string[],
    more: Record<string, string | undefined>,
    onMessage?: (m: unknown) => void,
  ): Service {
    const service = startService({
      name,
      command: [node, ...args],
      env: { ...rawEnv, ...more },
      say,
      ...(onMessage && { onMessage }),
    });
    services.push(service);
    return service;
  }

  /** Answers the key the proxy is to use, as soon as the API knows it: it may still be opening its database. */
  function startApi(): Promise<string> {
    return new Promise((resolve, reject) => {
      const more = { API_PORT: String(env.apiPort), DASHBOARD_URL: url };
      const api = start('The API', ['--import', 'tsx', join(ROOT, 'src/server/main.ts')], more, (message) => {
        const key = uiKeyIn(message);
        if (key !== null) resolve(key);
      });
      api.ready.catch(reject);
    });
  }

  function startProxy(more: Record<string, string | undefined>): void {
    start('The proxy', ['--import', 'tsx', join(ROOT, 'src/proxy/main.ts')], { PORT: String(env.port), ...more });
  }

  async function startAll(): Promise<string> {
    const built = buildPage(node, say);
    if (env.hosted === null) {
      const [uiKey] = await Promise.all([startApi(), built]);
      startProxy({
        HANDINGER_API_KEY: uiKey,
        HANDINGER_BASE_URL: `http://127.0.0.1:${env.apiPort}`,
        API_KIND: 'embedded',
        API_KEY: undefined,
        DATABASE_URL: undefined,
      });
    } else {
      await built;
      startProxy({ HANDINGER_BASE_URL: env.hosted.baseUrl, API_KIND: 'hosted' });
    }
    await Promise.all(services.map((service) => service.ready));
    if (!dev) return url;
    const page = start('The page from its sources', [VITE, '--port', String(DEV_PORT), '--strictPort'], {});
    page.ready.catch((error: Error) => say(error.message));
    return `http://localhost:${DEV_PORT}`;
  }

  return {
    ready: startAll(),
    async stop() {
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

function uiKeyIn(message: unknown): string | null {
  const holds = typeof message === 'object' && message !== null && 'uiKey' in message;
  return holds && typeof message.uiKey === 'string' ? message.uiKey : null;
}
