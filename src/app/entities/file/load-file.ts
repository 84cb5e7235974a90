import { ApiProblem } from '#contract/api-problem.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { send } from '#app/data/request.ts';

const MAX_BYTES = 20_000_000;

/** Throws `ApiProblem`, also above 20 MB. */
export async function loadFile(url: string, path: string, signal: AbortSignal): Promise<Blob> {
  if (!isDataUrl(url)) return requestFile(path, signal);
  const content = readDataUrl(url);
  if (content === undefined) throw new ApiProblem(0, 'The address of the file is damaged.');
  return new Blob([content]);
}

async function requestFile(path: string, signal: AbortSignal): Promise<Blob> {
  const reader = (await send(path, { signal })).body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let step = await reader?.read(); step?.value !== undefined; step = await reader?.read()) {
    chunks.push(step.value);
    size += step.value.length;
    if (size <= MAX_BYTES) continue;
    await reader?.cancel();
    throw new ApiProblem(0, 'The file is larger than 20 MB.');
  }
  return new Blob(chunks);
}
