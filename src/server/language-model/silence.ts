/** Aborts if nothing arrives for some time. Time during which nobody waits does not count. */
export interface Silence {
  readonly signal: AbortSignal;
  /** Something has arrived. */
  break(): void;
  watch<T>(parts: AsyncIterable<T>): AsyncGenerator<T, void, void>;
}

export function createSilence(ms: number): Silence {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    break: () => timer?.refresh(),
    async *watch(parts) {
      const iterator = parts[Symbol.asyncIterator]();
      try {
        for (;;) {
          timer = setTimeout(() => controller.abort(), ms);
          const next = await iterator.next();
          clearTimeout(timer);
          timer = undefined;
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        clearTimeout(timer);
        timer = undefined;
      }
    },
  };
}
