export interface Links {
  dashboard: string;
  /** As the client called it. */
  origin: string;
}

export function taskUrl(taskId: string, { dashboard }: Links): string {
  return `${dashboard}/tasks/${encodeURIComponent(taskId)}`;
}

export function workerUrl(workerId: string, { dashboard }: Links): string {
  return `${dashboard}/workers/${encodeURIComponent(workerId)}`;
}

export function absoluteUrl(url: string, { origin }: Links): string {
  return url.startsWith('/') ? origin + url : url;
}
