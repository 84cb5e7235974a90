export interface Links {
  /** The dashboard's URL, without a trailing slash. */
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

/** Stream parts have paths on the API's origin; JSON responses have whole URLs. */
export function absoluteUrl(url: string, { origin }: Links): string {
  return url.startsWith('/') ? origin + url : url;
}
