/** The `seq` of a task whose turns are left alone until it has ended. */
export const NO_TURN = -1;

/** A task that a tab attends to: it reads the turn `seq`, or hears of it from the tab that does, or waits for its end. */
export type Seat = { seq: number; readonly leave: AbortController };

export type Seats = {
  get: (taskId: string) => Seat | undefined;
  /** Leaves the task's seat, and attends to it by `work` as long as that goes on; an error of it is the page's. */
  take: (taskId: string, seq: number, work: (seat: Seat) => Promise<void>) => void;
  /** Goes on to this turn, where the task is attended to. */
  move: (taskId: string, seq: number) => void;
  leave: (taskId: string) => void;
  /** Lets go of this seat, unless another was taken for its task. */
  clear: (taskId: string, seat: Seat) => void;
};

/** The tasks that a tab attends to: one seat a task. */
export function createSeats(): Seats {
  const seats = new Map<string, Seat>();

  function leave(taskId: string) {
    seats.get(taskId)?.leave.abort();
    seats.delete(taskId);
  }

  function clear(taskId: string, seat: Seat) {
    if (seats.get(taskId) === seat) seats.delete(taskId);
  }

  return {
    get: (taskId) => seats.get(taskId),
    leave,
    clear,
    take(taskId, seq, work) {
      leave(taskId);
      const seat: Seat = { seq, leave: new AbortController() };
      seats.set(taskId, seat);
      work(seat)
        .catch((error: unknown) => {
          if (!seat.leave.signal.aborted) reportError(error);
        })
        .finally(() => clear(taskId, seat));
    },
    move(taskId, seq) {
      const seat = seats.get(taskId);
      if (seat !== undefined) seat.seq = seq;
    },
  };
}
