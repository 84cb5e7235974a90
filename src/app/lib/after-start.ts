const AT_LATEST_MS = 10_000;

const waiting: (() => unknown)[] = [];
let hasStarted = false;

/** Runs `task`, such as loading code that pages open without, when the first page is shown and the browser is idle. */
export function afterStart(task: () => unknown): void {
  if (hasStarted) void whenIdle().then(task);
  else waiting.push(task);
}

/** Runs what waits, one after the other. */
export async function finishStart(): Promise<void> {
  hasStarted = true;
  for (const task of waiting.splice(0)) {
    await whenIdle();
    await task();
  }
}

/** Resolves when the browser has nothing urgent to do. Safari can't tell and waits two seconds. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS });
    else setTimeout(resolve, 2_000);
  });
}
