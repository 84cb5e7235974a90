import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { type ApiClient, createApiClient } from '../../harness/api-client.ts';

const Ready = z.object({ url: z.string(), key: z.string() });
const Delay = z.object({ p99Ms: z.number(), longestMs: z.number() });
export type Delay = z.infer<typeof Delay>;

export interface FilesApi extends AsyncDisposable {
  readonly client: ApiClient;
  /** Since the last call. */
  delay(): Promise<Delay>;
}

export async function startFilesApi(): Promise<FilesApi> {
  const child = fork(fileURLToPath(new URL('api.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  async function nextMessage(): Promise<unknown> {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('the API ended before it responded');
    });
    const [message]: unknown[] = await Promise.race([once(child, 'message', { signal }), ended]);
    over.abort();
    return message;
  }
  const { url, key } = Ready.parse(await nextMessage());
  return {
    client: createApiClient(url, key),
    async delay() {
      const message = nextMessage();
      child.send('delay');
      return Delay.parse(await message);
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
