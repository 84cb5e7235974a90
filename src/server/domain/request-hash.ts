import { createHash } from 'node:crypto';
import { type CreateTask, workerFieldsOf } from '#contract/fields.ts';
import { DEFAULT_BUDGET } from '#contract/task.ts';

/** An uploaded file in the uploads folder. */
export interface UploadedFile {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the content, hexadecimal. */
  digest: string;
  /** Its path until the request is accepted. */
  path: string;
}

/** How long an `Idempotency-Key` is kept. */
export const KEY_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * After a turn's end, a client's own retry still gets that turn for this long: the response may have been on its way
 * when the client gave up.
 */
export const RETRY_KEPT_MS = 30 * 1000;

/** Equal for requests that ask for the same. How the response is delivered (`stream`) does not count. */
export function requestHash(body: CreateTask, files: readonly Pick<UploadedFile, 'name' | 'digest'>[]): string {
  const { input, budget, taskId, workerId } = body;
  const workerFields = workerFieldsOf(body);
  const asked = [
    input,
    budget ?? DEFAULT_BUDGET,
    taskId ?? null,
    workerId ?? null,
    files.map(({ name, digest }) => [name, digest]),
    // Last and optional, so that hashes stored by older versions still match.
    ...(Object.keys(workerFields).length > 0 ? [workerFields] : []),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
