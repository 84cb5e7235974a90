import * as z from 'zod/mini';
import type { ModelServer } from '#contract/model.ts';

const ANSWER_WITHIN_MS = 1_000;
const PORT = '11434';

const MAX_BYTES = 2 ** 20;
/** As Ollama writes names: `hf.co/user/model:8b`. They become a part of a shell command on the page. */
const NAME = /^[\w./:-]{1,200}$/;

const Tags = z.object({ models: z.array(z.object({ name: z.string() })) });

/** Returns the Ollama that runs at the address, and its models. Only asks for their names: no model is loaded. */
export async function findOllama(address: URL, withinMs = ANSWER_WITHIN_MS): Promise<ModelServer[]> {
  try {
    const response = await fetch(new URL('/api/tags', address), {
      signal: AbortSignal.timeout(withinMs),
      redirect: 'error',
    });
    const { models } = Tags.parse(JSON.parse(await readText(response)));
    const names = models.map(({ name }) => name).filter((name) => NAME.test(name));
    return [{ name: 'Ollama', baseUrl: new URL('/v1', address).href, models: names }];
  } catch {
    // Nothing listens there, or something else does.
    return [];
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Reads `OLLAMA_HOST` as Ollama does: `host`, `host:port` or a URL. Where it listens on all addresses, takes loopback. */
export function ollamaAddress(host = ''): URL {
  const text = host.includes('://') ? host : `http://${host}`;
  const usual = new URL(`http://127.0.0.1:${PORT}`);
  if (!URL.canParse(text)) return usual;
  const address = new URL(text);
  if (!/^https?:$/.test(address.protocol)) return usual;
  if (address.hostname === '0.0.0.0' || address.hostname === '[::]') address.hostname = usual.hostname;
  if (!/:\d+\/?$/.test(text)) address.port = PORT;
  return new URL(address.origin);
}
