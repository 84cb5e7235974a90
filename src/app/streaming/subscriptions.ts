/** Waits for the task's end and reads no turn. */
export const NO_TURN = -1;

/** A task that this tab reads, or receives from another. */
export type Subscription = { seq: number; readonly leave: AbortController };

export type Subscriptions = {
  get: (taskId: string) => Subscription | undefined;
  /** Replaces the task's subscription. It lasts as long as `work`, whose errors are reported. */
  take: (taskId: string, seq: number, work: (subscription: Subscription) => Promise<void>) => void;
  move: (taskId: string, seq: number) => void;
  leave: (taskId: string) => void;
  /** Does nothing if another has replaced it. */
  clear: (taskId: string, subscription: Subscription) => void;
};

/** One subscription per task. */
export function createSubscriptions(): Subscriptions {
  const subscriptions = new Map<string, Subscription>();

  function leave(taskId: string) {
    subscriptions.get(taskId)?.leave.abort();
    subscriptions.delete(taskId);
  }

  function clear(taskId: string, subscription: Subscription) {
    if (subscriptions.get(taskId) === subscription) subscriptions.delete(taskId);
  }

  return {
    get: (taskId) => subscriptions.get(taskId),
    leave,
    clear,
    take(taskId, seq, work) {
      leave(taskId);
      const subscription: Subscription = { seq, leave: new AbortController() };
      subscriptions.set(taskId, subscription);
      work(subscription)
        .catch((error: unknown) => {
          if (!subscription.leave.signal.aborted) reportError(error);
        })
        .finally(() => clear(taskId, subscription));
    },
    move(taskId, seq) {
      const subscription = subscriptions.get(taskId);
      if (subscription !== undefined) subscription.seq = seq;
    },
  };
}
