import path from 'node:path';
import { CreateTask } from '#contract/task.ts';
import { problems } from '../domain/problems.ts';
import type { UploadedFile } from '../domain/request-hash.ts';
import type { HttpDeps } from './api-env.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './multipart.ts';

export interface Sent {
  fields: Record<string, unknown>;
  files: readonly UploadedFile[];
  /** Removes uploads that were not taken in. */
  discard(): Promise<void>;
}

/**
 * Reads the body of `POST /api/tasks`, JSON or a form. Fields that it does not know are dropped: official clients
 * add fields before we hear of them, and a task that runs serves their users better than a refusal.
 */
export async function readSent(request: Request, { newId, uploadsDir }: HttpDeps): Promise<Sent> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'multipart/form-data') {
    const { fields, files, discard } = await readMultipart(request, path.join(uploadsDir, newId('snd')));
    return { fields: known(fromForm(fields)), files, discard };
  }
  if (type !== 'application/json') throw problems.unsupportedType();
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw problems.badField('The body must be a JSON object.');
  }
  return { fields: known({ ...body }), files: [], discard: () => Promise.resolve() };
}

const KNOWN = new Set(Object.keys(CreateTask.shape));

function known(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => KNOWN.has(name)));
}

/** A form has words only, and an empty one says the same as a missing one where the field is optional. */
function fromForm(fields: Record<string, string>): Record<string, unknown> {
  const named = Object.entries(fields).filter(([name, value]) => value !== '' || name === 'input');
  return Object.fromEntries(
    named.map(([name, value]) => [name, name === 'stream' && /^(true|false)$/.test(value) ? value === 'true' : value]),
  );
}
