import { API_HEADER } from '#contract/connection.ts';
import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import { PageProblem } from '#app/data/page-problem.ts';
import { requestStream } from '#app/data/request.ts';
import { uploadStream, type UploadProgress } from '#app/data/upload.ts';
import type { Outgoing } from './outgoing.ts';

/**
 * Resolves with the turn's stream once the API has accepted it. Throws `ApiProblem`, or the signal's reason.
 * `keepsOrigin`: the API stores the origin of a new task; others may refuse the field.
 */
export async function postTurn(
  { input, budget, taskId, workerId, origin, files, sendId, api }: Outgoing,
  options: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void; keepsOrigin?: boolean },
): Promise<ReadableStream<Uint8Array>> {
  const headers = { [IDEMPOTENCY_KEY]: sendId, ...(api !== undefined && { [API_HEADER]: api }) };
  const fields = { input, budget, taskId, ...(workerId !== null && { workerId }) };
  const { signal, onProgress } = options;
  const kept = options.keepsOrigin === true ? origin : undefined;
  if (files.length === 0) {
    const body = { ...fields, ...(kept && { origin: kept }), stream: true };
    return requestStream('createTask', { body, headers, signal });
  }
  await Promise.all(files.map(assertReadable));
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, stream: 'true' })) form.append(name, value);
  if (kept !== undefined) form.append('origin', JSON.stringify(kept));
  for (const file of files) form.append('files', file, file.name);
  return uploadStream(form, headers, { signal, onProgress });
}

/** A file that changed since it was attached would fail like a broken connection, and be retried. */
async function assertReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new PageProblem(410, { code: 'fileChanged', detail: file.name });
  }
}
