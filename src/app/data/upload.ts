import { endpoints } from '#contract/endpoints.ts';
import { EVENT_STREAM } from '#contract/media-type.ts';
import { PageProblem } from './page-problem.ts';
import { headersFor, problemOf } from './request.ts';

export type UploadProgress = { sentBytes: number; totalBytes: number };

/**
 * Sends a form and opens the response's event stream. Uses XMLHttpRequest, because `fetch` can't report upload
 * progress. The response stays in memory until the request ends. Throws `ApiProblem`, or the signal's reason.
 */
export function uploadStream(
  form: FormData,
  headers: Record<string, string>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
): Promise<ReadableStream<Uint8Array>> {
  const { method, path } = endpoints.createTask;
  const xhr = new XMLHttpRequest();
  xhr.open(method, path);
  for (const [name, value] of Object.entries({ Accept: EVENT_STREAM, ...headersFor(method), ...headers })) {
    xhr.setRequestHeader(name, value);
  }
  xhr.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sentBytes: loaded, totalBytes: total }));

  return new Promise((resolve, reject) => {
    xhr.addEventListener('readystatechange', () => {
      if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED && xhr.status < 400) resolve(streamOf(xhr));
    });
    xhr.addEventListener('load', () => {
      if (xhr.status >= 400) reject(problemOf(xhr.status, xhr.getResponseHeader('Retry-After'), xhr.responseText));
    });
    // Once the stream is returned, its reader gets errors.
    xhr.addEventListener('error', () => reject(new PageProblem(0, { code: 'disconnected' })));
    xhr.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    signal.throwIfAborted();
    xhr.send(form);
  });
}

function streamOf(xhr: XMLHttpRequest): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let read = 0;
  return new ReadableStream({
    start(controller) {
      const more = () => {
        const text = xhr.responseText;
        if (text.length > read) controller.enqueue(encoder.encode(text.slice(read)));
        read = text.length;
      };
      xhr.addEventListener('progress', more);
      xhr.addEventListener('load', () => {
        more();
        controller.close();
      });
      const onBreak = () => controller.error(new TypeError('The stream broke.'));
      xhr.addEventListener('error', onBreak);
      xhr.addEventListener('abort', onBreak);
    },
    cancel() {
      xhr.abort();
    },
  });
}
