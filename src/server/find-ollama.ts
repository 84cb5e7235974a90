import * as z from 'zod/mini';
import type { ModelServer } from '#contract/model.ts';

const ANSWER_WITHIN_MS = 1_000;
const PORT = '11434';

const Tags = z.object({ models: z.array(z.object({ name: z.string() })) });

/** Returns the Ollama that runs at the address, and its models. Only asks for their names: no model is loaded. */
export async function findOllama(address: URL, withinMs = ANSWER_WITHIN_MS): Promise<ModelServer[]> {
  try {
    const response = await fetch(new URL('/api/tags', address), {
      signal: AbortSignal.timeout(withinMs),
      redirect: 'error',
    });
    const { models } = Tags.parse(await response.json());
    return [{ name: 'Ollama', baseUrl: new URL('/v1', address).href, models: models.map(({ name }) => name) }];
  } catch {
    // Nothing listens there, or something else does.
    return [];
  }
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
