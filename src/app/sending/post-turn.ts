import { API_HEADER } from '#contract/connection.ts';
import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import { PageProblem } from '#app/data/page-problem.ts';
import { requestStream } from '#app/data/request.ts';
import { uploadStream, type UploadProgress } from '#app/data/upload.ts';
import type { Outgoing } from './outgoing.ts';

/** Resolves with the turn's stream once the API has accepted it. Throws `ApiProblem`, or the signal's reason. */
export async function postTurn(
  { input, budget, taskId, workerId, files, sendId, api }: Outgoing,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
): Promise<ReadableStream<Uint8Array>> {
  const headers = { [IDEMPOTENCY_KEY]: sendId, ...(api !== undefined && { [API_HEADER]: api }) };
  const fields = { input, budget, taskId, ...(workerId !== null && { workerId }) };
  if (files.length === 0) return requestStream('createTask', { body: { ...fields, stream: true }, headers, signal });
  await Promise.all(files.map(assertReadable));
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, stream: 'true' })) form.append(name, value);
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
