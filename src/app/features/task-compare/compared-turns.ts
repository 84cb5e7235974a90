import type { ComparedTurns, TurnPlace } from '#app/paths.ts';

/** Reads `?before=tsk_1/0&after=tsk_2/3`. A malformed turn counts as missing. */
export function parseComparedTurns(query: URLSearchParams): ComparedTurns {
  return { before: parsePlace(query.get('before')), after: parsePlace(query.get('after')) };
}

function parsePlace(text: string | null): TurnPlace | undefined {
  const [, taskId, seq] = /^(.+)\/(\d{1,9})$/.exec(text ?? '') ?? [];
  return taskId === undefined ? undefined : { taskId, seq: Number(seq) };
}

/** Reads `?compare=2,5`, the former address of two turns of a task. Undefined if absent or malformed. */
export function parseFormerAddress(taskId: string, search: string): ComparedTurns | undefined {
  const [, before, after] = /^(\d{1,9}),(\d{1,9})$/.exec(new URLSearchParams(search).get('compare') ?? '') ?? [];
  if (before === undefined) return undefined;
  return { before: { taskId, seq: Number(before) }, after: { taskId, seq: Number(after) } };
}
