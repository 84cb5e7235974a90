import { problems } from '../domain/problems.ts';

const MAX_JSON_BYTES = 8 * 2 ** 20;

/** Reads a JSON body of at most 8 MiB, counted as it comes; an empty one is `{}`. Throws 400 where it isn't JSON, 413 where it is longer. */
export async function readJson(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES) throw problems.tooLarge('The JSON body is over 8 MB. Attach long texts as files.');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw problems.badRequest('The body is not valid JSON.');
  }
}
