import { ApiProblem } from '#contract/api-problem.ts';
import { isDataUrl, readDataUrl } from './data-url.ts';
import { send } from '#app/data/request.ts';
import { t } from '#app/messages/file.ts';

const MAX_MEGABYTES = 20;
const MAX_BYTES = MAX_MEGABYTES * 1_000_000;

/** Throws `ApiProblem`, also above 20 MB. */
export async function loadFile(url: string, path: string, signal: AbortSignal): Promise<Blob> {
  if (!isDataUrl(url)) return requestFile(path, signal);
  const content = readDataUrl(url);
  if (content === undefined) throw new ApiProblem(0, t('addressDamaged'));
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
    throw new ApiProblem(0, t('tooLarge', { limit: MAX_MEGABYTES }));
  }
  return new Blob(chunks);
}
