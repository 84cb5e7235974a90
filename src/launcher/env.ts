export interface LauncherEnv {
  readonly port: number;
  readonly apiPort: number;
  /** Null starts the embedded API. */
  readonly hosted: { readonly baseUrl: string } | null;
  readonly keyLocation: string;
  /** Variables that are set for the embedded API, which is not started. */
  readonly unused: readonly string[];
  readonly browser: string | null;
}

type RawEnv = Readonly<Record<string, string | undefined>>;

const MODEL_VARIABLES = ['MODELS_FILE', 'MODEL_BASE_URL', 'MODEL_NAME', 'MODEL_API_KEY'];

/** Throws one line per wrong variable. */
export function readEnv(env: RawEnv, platform: string): LauncherEnv {
  const port = readPort(env['PORT'], 4310);
  const apiPort = readPort(env['API_PORT'], 4311);
  const hosted = env['HANDINGER_API_KEY'] ? { baseUrl: env['HANDINGER_BASE_URL'] || 'https://handinger.com' } : null;
  const problems = [
    ...(port === null ? ['PORT must be a port from 1 to 65535, such as 4310.'] : []),
    ...(apiPort === null ? ['API_PORT must be a port from 1 to 65535, such as 4311.'] : []),
    ...(port !== null && port === apiPort && hosted === null ? ['API_PORT must differ from PORT.'] : []),
  ];
  if (port === null || apiPort === null || problems.length > 0) throw new Error(problems.join('\n'));
  const keyLocation = env['API_KEY'] ? 'API_KEY' : `${env['DATA_DIR'] || 'data'}/keys.json`;
  const unused = hosted === null ? [] : MODEL_VARIABLES.filter((name) => env[name]);
  return { port, apiPort, hosted, keyLocation, unused, browser: browserCommand(env, platform) };
}

function readPort(text: string | undefined, usual: number): number | null {
  if (text === undefined || text === '') return usual;
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535 ? port : null;
}

function browserCommand(env: RawEnv, platform: string): string | null {
  if (env['BROWSER'] === 'none' || env['CI']) return null;
  if (env['BROWSER']) return env['BROWSER'];
  if (platform === 'darwin') return 'open';
  if (platform === 'win32') return 'explorer';
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? 'xdg-open' : null;
}
