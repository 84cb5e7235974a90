/** The tabs of this browser, each of which hears what another posts. */
export type TabChannel<Message> = {
  post: (message: Message) => void;
  listen: (hear: (message: Message) => void) => void;
};

/** Exclusive Web Locks, that die with the tab that holds them. */
export type TabLocks = {
  request: (
    name: string,
    options: LockOptions,
    hold: (lock: Lock | null) => Promise<void> | undefined,
  ) => Promise<void>;
};
