import { type Budget, DEFAULT_BUDGET, type TurnOrigin } from '#contract/task.ts';

/** A follow-up's key is its task's id. */
export const NEW_TASK = 'new';

/** `workerId` is null for a new worker. */
export type Draft = {
  readonly input: string;
  readonly files: readonly File[];
  readonly budget: Budget;
  readonly workerId: string | null;
  /** The turn that a new task runs again. */
  readonly origin?: TurnOrigin | undefined;
};

export const EMPTY_DRAFT: Draft = { input: '', files: [], budget: DEFAULT_BUDGET, workerId: null };

export function isEmptyDraft({ input, files }: Draft): boolean {
  return input === '' && files.length === 0;
}

/** Compares without reading. */
export function fileKey({ name, size, lastModified, type }: File): string {
  return `${name}/${size}/${lastModified}/${type}`;
}

/** Puts the stored draft before what was typed while it loaded. */
export function mergeDrafts(stored: Draft, current: Draft): Draft {
  if (current === EMPTY_DRAFT) return stored;
  return {
    input: stored.input + current.input,
    files: union(stored.files, current.files),
    budget: current.budget === EMPTY_DRAFT.budget ? stored.budget : current.budget,
    workerId: current.workerId ?? stored.workerId,
    origin: current.origin ?? stored.origin,
  };
}

/** Puts a draft taken back from the outbox before the current one. */
export function joinDrafts(back: Draft, current: Draft): Draft {
  if (isEmptyDraft(current)) return back;
  const input = [back.input, current.input].filter((text) => text !== '').join('\n\n');
  return { ...back, input, files: union(back.files, current.files) };
}

function union(files: readonly File[], more: readonly File[]): readonly File[] {
  const known = new Set(files.map(fileKey));
  const added = more.filter((file) => !known.has(fileKey(file)));
  return added.length === 0 ? files : [...files, ...added];
}
