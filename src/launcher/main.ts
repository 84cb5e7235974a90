import { readEnv, type LauncherEnv } from './env.ts';
import { launch } from './launch.ts';
import { openBrowser } from './open-browser.ts';

const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const env = readEnv(process.env, process.platform);
  if (env.unused.length > 0)
    say(`Not used: ${env.unused.join(', ')}. With HANDINGER_API_KEY, the hosted API runs its own models.`);
  const launched = launch({
    env,
    rawEnv: process.env,
    node: process.execPath,
    dev: process.argv.includes('--dev'),
    say,
  });
  const end = (code: number): void => void launched.stop().then(() => process.exit(code));
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  try {
    const url = await launched.ready;
    say(`Handinger dashboard: ${url} · ${describeApi(env)}`);
    if (env.browser !== null) openBrowser(env.browser, url, say);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    end(1);
  }
}

function describeApi({ hosted, apiPort, keyLocation }: LauncherEnv): string {
  if (hosted !== null) return `API: ${hosted.baseUrl} (hosted)`;
  return `API: http://127.0.0.1:${apiPort} (key in ${keyLocation})`;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
