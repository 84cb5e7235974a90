import type { LauncherEnv } from './env.ts';
import { API, PROXY, VITE } from './paths.ts';
import { startService, type Service, type ServiceOptions } from './service.ts';

const DEV_PORT = 5173;

export interface LaunchOptions {
  readonly env: LauncherEnv;
  readonly rawEnv: Readonly<Record<string, string | undefined>>;
  readonly node: string;
  /** Also serve the page from its sources. */
  readonly dev: boolean;
  readonly say: (line: string) => void;
}

export interface Launched {
  /** Resolves with the page's URL; rejects if a process ends first. */
  readonly ready: Promise<string>;
  stop(): Promise<void>;
}

export function launch({ env, rawEnv, node, dev, say }: LaunchOptions): Launched {
  const services: Service[] = [];
  const url = `http://localhost:${env.port}`;

  function start(
    more: Pick<ServiceOptions, 'name' | 'env' | 'onMessage' | 'initialMessage'>,
    args: readonly string[],
  ): Service {
    const service = startService({ ...more, command: [node, ...args], env: { ...rawEnv, ...more.env }, say });
    services.push(service);
    return service;
  }

  /** The key comes before the API's database is open. */
  function startApi(): { ready: Promise<void>; key: Promise<object> } {
    let onMessage = (_message: unknown): void => undefined;
    const key = new Promise<object>((resolve) => {
      onMessage = (message) => {
        const apiKey = uiKeyIn(message);
        if (apiKey !== null) resolve({ apiKey });
      };
    });
    const own = { API_PORT: String(env.apiPort), DASHBOARD_URL: rawEnv['DASHBOARD_URL'] || url };
    return { ready: start({ name: 'The API', env: own, onMessage }, [API]).ready, key };
  }

  function startProxy(own: Record<string, string>, initialMessage?: Promise<object>): Promise<void> {
    // These are for the API alone. The keys of models have any name.
    const keys = Object.keys(rawEnv).filter((name) => name.endsWith('_KEY') && name !== 'HANDINGER_API_KEY');
    const secrets = Object.fromEntries([...keys, 'API_KEY', 'DATABASE_URL'].map((name) => [name, undefined]));
    const more = { PORT: String(env.port), ...secrets, ...own };
    return start({ name: 'The proxy', env: more, ...(initialMessage && { initialMessage }) }, [PROXY]).ready;
  }

  async function startAll(): Promise<string> {
    if (env.hosted === null) {
      const api = startApi();
      const own = { HANDINGER_BASE_URL: `http://127.0.0.1:${env.apiPort}`, API_KIND: 'embedded' };
      await Promise.all([api.ready, startProxy(own, api.key)]);
    } else {
      await startProxy({ HANDINGER_BASE_URL: env.hosted.baseUrl, API_KIND: 'hosted' });
    }
    if (!dev) return url;
    const page = start({ name: 'The page from its sources', env: {} }, [
      VITE,
      '--port',
      String(DEV_PORT),
      '--strictPort',
    ]);
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
