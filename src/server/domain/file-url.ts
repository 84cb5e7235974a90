import type { FileRecord } from './records.ts';

/** Relative to the API's origin. */
export function fileUrl({
  workerId,
  taskId,
  seq,
  name,
}: Pick<FileRecord, 'workerId' | 'taskId' | 'seq' | 'name'>): string {
  const [worker, task, file] = [workerId, taskId, name].map(encodeURIComponent);
  return `/api/workers/${worker}/files/${task}/${seq}/${file}`;
}
