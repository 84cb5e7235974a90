import path from 'node:path';
import { MAX_SCHEMA_CHARS } from '#contract/limits.ts';
import { essenceOf } from '#contract/media-type.ts';
import { createJsonShape } from '../domain/json-shape.ts';
import { problems } from '../domain/problems.ts';
import type { UploadedFile } from '../domain/request-hash.ts';
import type { HttpDeps } from './api-env.ts';
import { MAX_KEYS, readJson } from './read-json.ts';
import { readMultipart } from './multipart/read-multipart.ts';

export interface TaskRequestBody {
  fields: Record<string, unknown>;
  files: readonly UploadedFile[];
  discard(): Promise<void>;
}

export async function readTaskRequest(request: Request, { newId, uploadsDir }: HttpDeps): Promise<TaskRequestBody> {
  const type = essenceOf(request.headers.get('Content-Type'));
  if (type === 'multipart/form-data') {
    const { fields, files, discard } = await readMultipart(request, path.join(uploadsDir, newId('snd')));
    return { fields: fromForm(fields), files, discard };
  }
  if (type !== 'application/json') throw problems.unsupportedType();
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw problems.badField('The body must be a JSON object.');
  }
  return { fields: { ...body }, files: [], discard: () => Promise.resolve() };
}

/** Empty optional fields count as missing. */
function fromForm(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const named = [...fields].filter(([name, value]) => value !== '' || name === 'input');
  return Object.fromEntries(named.map(([name, value]) => [name, fromWords(name, value)]));
}

function fromWords(name: string, value: string): unknown {
  if (name === 'stream' && /^(true|false)$/.test(value)) return value === 'true';
  return name === 'outputSchema' || name === 'origin' ? parseObject(name, value) : value;
}

function parseObject(name: string, text: string): unknown {
  if (text.length > MAX_SCHEMA_CHARS) {
    throw problems.badField(`${name} takes at most ${MAX_SCHEMA_CHARS} characters as JSON.`);
  }
  const shape = createJsonShape();
  shape.add(Buffer.from(text));
  if (shape.keys > MAX_KEYS) throw problems.tooLarge(`${name} has more than ${MAX_KEYS} keys.`);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw problems.badField(`${name} must be an object in JSON.`);
  }
}
