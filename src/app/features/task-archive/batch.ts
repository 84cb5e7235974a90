import * as z from 'zod/mini';

const Named = z.object({ id: z.string(), title: z.string() });
/** A task by its name. */
export type Named = z.infer<typeof Named>;

/** A task that the API did not archive, and why. `again`: whether trying again may help. */
const Refusal = z.extend(Named, { reason: z.string(), again: z.boolean() });
export type Refusal = z.infer<typeof Refusal>;

/** What outlives the page of a batch that isn't done. */
export const KeptBatch = z.object({
  stage: z.enum(['held', 'sending']),
  left: z.array(Named),
  archived: z.number(),
  refused: z.array(Refusal),
});
export type KeptBatch = z.infer<typeof KeptBatch>;

/** Where batches outlive the page, shared by its tabs. What is written is there before the call returns. */
export type BatchStore = {
  ids: () => readonly string[];
  read: (batchId: string) => KeptBatch | undefined;
  /** False where the browser refuses. */
  write: (batchId: string, batch: KeptBatch) => boolean;
  drop: (batchId: string) => void;
  /** Hears of every batch that another tab writes or drops. */
  listen: (hear: (batchId: string) => void) => void;
};

/**
 * Tasks that were archived together, as the page shows them.
 * - `held`: hidden, and not sent before `until` (milliseconds since the epoch; null while time stands still, `leftMs` before its end)
 * - `sending`: `waitsUntil` is when the API lets it go on, where it asked to wait; `stopping`: no more of it goes out
 * - `done`: archived, refused, or brought back, each of them
 */
type Stage =
  | { readonly name: 'held'; readonly until: number | null; readonly leftMs: number }
  | { readonly name: 'sending'; readonly waitsUntil: number; readonly stopping: boolean }
  | { readonly name: 'done' };

export type Batch = {
  readonly id: string;
  readonly stage: Stage;
  /** How many it was of, but for those brought back while it was held. */
  readonly total: number;
  /** The first of them: what a batch of one is called by. */
  readonly first: Named;
  readonly left: number;
  readonly archived: number;
  readonly refused: readonly Refusal[];
  /** Brought back because the sending was stopped. */
  readonly broughtBack: number;
  /** Begun by a page that was closed. */
  readonly takenUp: boolean;
  /** Whether it outlives this page. */
  readonly kept: boolean;
};

/** Why time stands still for a batch that is held. */
export type Pause = 'pointer' | 'focus' | 'choosing';
