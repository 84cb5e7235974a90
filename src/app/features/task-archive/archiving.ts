import { isRunning } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import type { Archivable } from '#app/entities/task/archive-tasks.ts';
import { NO_LONGER_FITS, STILL_RUNNING } from './archive-words.ts';
import type { Batch, BatchStore, KeptBatch, Named, Refusal } from './batch.ts';
import { createLiveBatch, type LiveBatch, type LiveBatchDeps } from './live-batch.ts';

export type ArchivingDeps = LiveBatchDeps & {
  isHidden: (taskId: string) => boolean;
  /** Undefined where tabs can't agree on who archives: then nothing outlives the page. */
  tabs: { store: BatchStore; lock: (name: string, run: () => Promise<void>) => Promise<void> } | undefined;
  newId: () => string;
};

export type Archiving = {
  /** Takes up what closed pages have left, here and whenever another tab is gone. */
  start: () => void;
  /**
   * Hides tasks now and archives them in `HOLD_MS`. Those that run are refused, and so are the `unfit`, which no longer fit the
   * filter that selected them. Does nothing for those that are hidden already.
   */
  hold: (tasks: readonly Archivable[], unfit?: readonly Archivable[]) => void;
  /** Tries once more what was refused, as a batch of its own, but for what is hidden: that is being archived already. */
  again: (batchId: string, tasks: readonly Named[]) => void;
  /** In the order in which they were begun: the same array until something changes. */
  batches: () => readonly Batch[];
  /** The batch of this id, to be paused, brought back, stopped. */
  find: (batchId: string) => LiveBatch | undefined;
  dismiss: (batchId: string) => void;
  subscribe: (listener: () => void) => () => void;
  /** The page closes. */
  leave: () => void;
};

const lockOf = (batchId: string) => `archive/${batchId}`;

/**
 * The archiving of tasks, one or thousands, each call a batch that can be taken back. A batch of more than one outlives the
 * page: whichever tab holds its Web Lock sends it, and the next one goes on with it when that is gone.
 */
export function createArchiving(deps: ArchivingDeps): Archiving {
  const { tabs, report } = deps;
  const live = new Map<string, LiveBatch>();
  const followed = new Set<string>();
  const listeners = new Set<() => void>();
  let batches: readonly Batch[] = [];

  function show() {
    batches = [...live.values()].map(({ view }) => view());
    for (const listener of listeners) listener();
  }

  function dismiss(batchId: string) {
    live.delete(batchId);
    show();
  }

  function add(id: string, from: Omit<KeptBatch, 'stage'>, takenUp: boolean): LiveBatch {
    const batch = createLiveBatch(deps, { ...from, id, takenUp }, show);
    live.set(id, batch);
    batch.ended
      .then(() => {
        if (isSilent(batch.view())) dismiss(id);
      })
      .catch(report);
    return batch;
  }

  function begin(left: readonly Named[], refused: readonly Refusal[]) {
    const id = deps.newId();
    const batch = add(id, { left: [...left], archived: 0, refused: [...refused] }, false);
    batch.hold();
    if (tabs === undefined || left.length < 2) return;
    const { store, lock } = tabs;
    followed.add(id);
    lock(lockOf(id), () => {
      batch.keepIn(store);
      return batch.ended;
    }).catch(report);
  }

  function takeUp(id: string) {
    if (tabs === undefined || followed.has(id)) return;
    const { store, lock } = tabs;
    followed.add(id);
    lock(lockOf(id), async () => {
      const kept = store.read(id);
      if (kept === undefined) return;
      const batch = add(id, kept, true);
      batch.keepIn(store);
      if (kept.stage === 'held') batch.hold();
      else batch.send();
      await batch.ended;
    })
      .catch(report)
      .finally(() => followed.delete(id));
  }

  return {
    start() {
      if (tabs === undefined) return;
      for (const id of tabs.store.ids()) takeUp(id);
      tabs.store.listen(takeUp);
    },

    hold(tasks, unfit = []) {
      const shown = ({ id }: Archivable) => !deps.isHidden(id);
      const named = (task: Archivable): Named => ({ id: task.id, title: taskTitle(task) });
      const refuse = (reason: string) => (task: Archivable) => ({ ...named(task), reason, again: false });
      const asked = tasks.filter(shown);
      const refused = [
        ...asked.filter(isRunning).map(refuse(STILL_RUNNING)),
        ...unfit.filter(shown).map(refuse(NO_LONGER_FITS)),
      ];
      const left = asked.filter((task) => !isRunning(task)).map(named);
      if (left.length + refused.length > 0) begin(left, refused);
    },

    again(batchId, tasks) {
      dismiss(batchId);
      const asked = tasks.filter(({ id }) => !deps.isHidden(id));
      if (asked.length > 0) begin(asked, []);
    },

    batches: () => batches,
    find: (batchId) => live.get(batchId),
    dismiss,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    leave() {
      for (const batch of live.values()) batch.leave();
    },
  };
}

/** Whether there is nothing to say of a batch that is done: it was brought back as a whole, or was one task, which is archived. */
function isSilent({ total, refused, broughtBack }: Batch): boolean {
  return total < 2 && refused.length === 0 && broughtBack === 0;
}
