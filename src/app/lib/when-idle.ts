const AT_LATEST_MS = 10_000;

/** Resolves when the browser has nothing urgent to do. Safari can't tell and waits two seconds. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS });
    else setTimeout(resolve, 2_000);
  });
}
