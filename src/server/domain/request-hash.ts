import { createHash } from 'node:crypto';
import { type CreateTask, workerFieldsOf } from '#contract/request-bodies.ts';
import { DEFAULT_BUDGET } from '#contract/task.ts';

export interface UploadedFile {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hexadecimal. */
  digest: string;
  path: string;
}

export const KEY_KEPT_MS = 24 * 60 * 60 * 1000;

/** Retries after a turn's end still get that turn: the client may have missed the response. */
export const RETRY_KEPT_MS = 30 * 1000;

/** Ignores `stream`. */
export function requestHash(body: CreateTask, files: readonly Pick<UploadedFile, 'name' | 'digest'>[]): string {
  const { input, budget, taskId, workerId } = body;
  const workerFields = workerFieldsOf(body);
  const fields = [
    input,
    budget ?? DEFAULT_BUDGET,
    taskId ?? null,
    workerId ?? null,
    files.map(({ name, digest }) => [name, digest]),
    // Last and optional, so that hashes of older versions still match.
    ...(Object.keys(workerFields).length > 0 ? [workerFields] : []),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
