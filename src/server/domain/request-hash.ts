import { createHash } from 'node:crypto';
import { type CreateTask, workerFieldsOf } from '#contract/fields.ts';
import { DEFAULT_BUDGET } from '#contract/task.ts';

/** A file that came with a request and lies in the uploads folder. */
export interface UploadedFile {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
  /** Where it lies until the request is accepted. */
  path: string;
}

/** How long an `Idempotency-Key` is kept. */
export const KEY_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * How long after a turn's end a client's own retry still gets that turn's answer: the answer may have
 * been on its way when the client gave up, and its retries come within seconds.
 */
export const RETRY_KEPT_MS = 30 * 1000;

/** What makes two requests the same: everything that is asked, not how the answer is delivered (`stream`). */
export function requestHash(body: CreateTask, files: readonly Pick<UploadedFile, 'name' | 'digest'>[]): string {
  const { input, budget, taskId, workerId } = body;
  const workerFields = workerFieldsOf(body);
  const asked = [
    input,
    budget ?? DEFAULT_BUDGET,
    taskId ?? null,
    workerId ?? null,
    files.map(({ name, digest }) => [name, digest]),
    // Last and only where there are any: keys that an older version kept must go on to fit.
    ...(Object.keys(workerFields).length > 0 ? [workerFields] : []),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
