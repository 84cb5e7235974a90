import { MAX_SCHEMA_CHARS, MAX_SCHEMA_DEPTH } from '#contract/limits.ts';
import { createJsonShape } from '../domain/json-shape.ts';
import { problems } from '../domain/problems.ts';

/** A million characters, of six bytes each in escaped JSON. */
const MAX_JSON_BYTES = 8 * 2 ** 20;
const MAX_DEPTH = 2 * MAX_SCHEMA_DEPTH;
export const MAX_KEYS = 1000;
/** As many as an output schema has room for. */
const MAX_VALUES = MAX_SCHEMA_CHARS;
const TOO_DEEP = `The JSON body nests deeper than ${MAX_DEPTH} levels: outputSchema may have ${MAX_SCHEMA_DEPTH} of them.`;

/**
 * Throws 400 if the body isn't JSON in UTF-8 or is nested too deep, 413 if it is too large. Counts before parsing:
 * 700,000 keys would block the API for seconds.
 */
export async function readJson(
  request: Request,
  { bytes: maxBytes = MAX_JSON_BYTES, limit = '8 MB. Attach long texts as files' } = {},
): Promise<unknown> {
  const shape = createJsonShape();
  const chunks: Uint8Array[] = [];
  let size = 0;
  // `respondDuringUpload` reads the rest.
  for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw problems.tooLarge(`The JSON body is over ${limit}.`);
    shape.add(chunk);
    if (shape.depth > MAX_DEPTH) throw problems.badRequest(TOO_DEEP);
    if (shape.keys > MAX_KEYS) throw problems.tooLarge(`The JSON body has more than ${MAX_KEYS} keys.`);
    if (shape.values > MAX_VALUES) throw problems.tooLarge(`The JSON body has more than ${MAX_VALUES} values.`);
    chunks.push(chunk);
  }
  const text = decode(Buffer.concat(chunks));
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw problems.badRequest('The body is not valid JSON.');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problems.badRequest('The JSON body is not UTF-8.');
  }
}
