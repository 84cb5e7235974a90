import type { Source, Turn, WorkFile } from '#contract/task.ts';

/** A source or a file of a task, and the turns that it came with, by `seq`. */
export type OfTurns<T> = { readonly item: T; readonly seqs: readonly number[] };

export type TaskMaterial = {
  readonly sources: readonly OfTurns<Source>[];
  /** Given with a turn, or written in it. */
  readonly files: readonly OfTurns<WorkFile>[];
};

/** What all turns cite, were given and wrote: each address once. */
export function materialOf(turns: readonly Turn[]): TaskMaterial {
  return {
    sources: once(turns, ({ sources = [] }) => sources),
    files: once(turns, ({ attachments = [], files = [] }) => [...attachments, ...files]),
  };
}

function once<T extends { url: string }>(turns: readonly Turn[], of: (turn: Turn) => readonly T[]): OfTurns<T>[] {
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
