import type { WorkerTemplate } from '#contract/worker.ts';

/**
 * Whether a worker was created from the input of a task. For an API that does not mark these workers: it has no summary
 * and no output schema, was never changed, and its title is the first line of its instructions or a cut of it.
 */
export function isOneOff(worker: WorkerTemplate): boolean {
  if (worker.oneOff !== undefined) return worker.oneOff;
  const { title, summary, instructions, outputSchema, createdAt, updatedAt } = worker;
  if (summary?.trim() || outputSchema != null) return false;
  if (updatedAt != null && updatedAt !== createdAt) return false;
  const [firstLine = ''] = (instructions ?? '').trim().split(/[\r\n]/);
  const [line, name] = [oneSpaced(firstLine), oneSpaced(title ?? '')];
  if (line === '') return false;
  const start = name.replace(/(…|\.{3})$/, '').trimEnd();
  return name === '' || name === line || (start !== '' && start !== name && line.startsWith(start));
}

/** Splits a list of workers, keeping its order. */
export function splitOneOffs<T extends WorkerTemplate>(workers: readonly T[]): { permanent: T[]; oneOffs: T[] } {
  const permanent: T[] = [];
  const oneOffs: T[] = [];
  for (const worker of workers) (isOneOff(worker) ? oneOffs : permanent).push(worker);
  return { permanent, oneOffs };
}

function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
