/** A tab does not receive its own messages. */
export type TabChannel<Message> = {
  post: (message: Message) => void;
  listen: (listener: (message: Message) => void) => void;
};

/** Web Locks. Closing a tab releases its locks. */
export type TabLocks = {
  request: (
    name: string,
    options: LockOptions,
    hold: (lock: Lock | null) => Promise<void> | undefined,
  ) => Promise<void>;
};
