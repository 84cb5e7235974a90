/** How long an archiving can be taken back, in milliseconds: the API has no way to. */
export const HOLD_MS = 8_000;

type Settle = { onArchived: () => void; onRefused: (error: unknown) => void };

type Deps = {
  /** Asks the API to archive; `leaving` says that the page closes, so the request must outlive it. */
  send: (taskId: string, leaving: boolean) => Promise<void>;
  /** Runs something later; answers what cancels it. */
  schedule: (run: () => void, ms: number) => () => void;
};

/**
 * Tasks that are being archived. Each is hidden at once and sent when its time is up, unless it is taken back before.
 * It stays hidden once archived, since a list that was asked for before may still name it, and shows again when the API refuses.
 */
export function createArchiveHold({ send, schedule }: Deps) {
  const held = new Map<string, { settle: Settle; cancel: () => void }>();
  const listeners = new Set<() => void>();
  let hidden: ReadonlySet<string> = new Set();

  function setHidden(taskId: string, hide: boolean) {
    const next = new Set(hidden);
    if (hide) next.add(taskId);
    else next.delete(taskId);
    hidden = next;
    for (const listener of listeners) listener();
  }

  function take(taskId: string): Settle | undefined {
    const entry = held.get(taskId);
    entry?.cancel();
    held.delete(taskId);
    return entry?.settle;
  }

  function release(taskId: string, leaving: boolean) {
    const settle = take(taskId);
    if (settle === undefined) return;
    send(taskId, leaving).then(settle.onArchived, (error: unknown) => {
      setHidden(taskId, false);
      settle.onRefused(error);
    });
  }

  /** Takes an archiving back. False where it is too late, or there was none. */
  function undo(taskId: string): boolean {
    if (take(taskId) === undefined) return false;
    setHidden(taskId, false);
    return true;
  }

  return {
    /** Hides a task now and archives it in `HOLD_MS`. Does nothing for one that is hidden already. */
    hold(taskId: string, settle: Settle): void {
      if (hidden.has(taskId)) return;
      held.set(taskId, { settle, cancel: schedule(() => release(taskId, false), HOLD_MS) });
      setHidden(taskId, true);
    },
    undo,
    /** The id of the archiving that can be taken back and was begun last. */
    last: (): string | undefined => [...held.keys()].at(-1),
    /** Sends what is still held, because the page closes. */
    leave(): void {
      for (const taskId of held.keys()) release(taskId, true);
    },
    hidden: () => hidden,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
