import { IDEMPOTENCY_KEY } from '#contract/endpoints.ts';
import type { Outgoing } from '#app/data/outgoing.ts';
import { requestStream } from '#app/data/request.ts';
import { uploadStream, type UploadProgress } from '#app/data/upload.ts';

/** Posts an outgoing turn under its own ids. Resolves to its stream once the API has accepted; throws `ApiProblem`, or the signal's reason. */
export function postTurn(
  { input, budget, taskId, workerId, files, sendId }: Outgoing,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
): Promise<ReadableStream<Uint8Array>> {
  const headers = { [IDEMPOTENCY_KEY]: sendId };
  const fields = { input, budget, taskId, ...(workerId !== null && { workerId }) };
  if (files.length === 0) return requestStream('createTask', { body: { ...fields, stream: true }, headers, signal });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, stream: 'true' })) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return uploadStream(form, headers, { signal, onProgress });
}
