/** Where links point to. */
export interface Links {
  /** The dashboard's address, without a slash at the end. */
  dashboard: string;
  /** The API's own, as the client called it. */
  origin: string;
}

export function taskUrl(taskId: string, { dashboard }: Links): string {
  return `${dashboard}/tasks/${encodeURIComponent(taskId)}`;
}

export function workerUrl(workerId: string, { dashboard }: Links): string {
  return `${dashboard}/workers/${encodeURIComponent(workerId)}`;
}

/** Parts carry paths on the API's origin; JSON answers carry whole addresses. */
export function wholeUrl(url: string, { origin }: Links): string {
  return url.startsWith('/') ? origin + url : url;
}
