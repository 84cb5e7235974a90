import type { Source, Turn, WorkFile } from '#contract/task.ts';

/** `seqs`: the turns that have it. */
export type WithTurns<T> = { readonly item: T; readonly seqs: readonly number[] };

export type TaskItems = {
  readonly sources: readonly WithTurns<Source>[];
  readonly files: readonly WithTurns<WorkFile>[];
};

/** Once per URL. */
export function collectItems(turns: readonly Turn[]): TaskItems {
  return {
    sources: once(turns, ({ sources = [] }) => sources),
    files: once(turns, ({ attachments = [], files = [] }) => [...attachments, ...files]),
  };
}

function once<T extends { url: string }>(turns: readonly Turn[], of: (turn: Turn) => readonly T[]): WithTurns<T>[] {
  const found = new Map<string, { item: T; seqs: number[] }>();
  for (const turn of turns) {
    for (const item of of(turn)) {
      const known = found.get(item.url);
      if (known === undefined) found.set(item.url, { item, seqs: [turn.seq] });
      else if (known.seqs.at(-1) !== turn.seq) known.seqs.push(turn.seq);
    }
  }
  return [...found.values()];
}
