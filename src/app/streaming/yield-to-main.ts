/** Milliseconds of work until input is handled: half a frame. */
const INPUT_MS = 8;
/** Milliseconds of work until a frame is painted. */
const FRAME_MS = 24;
/** Milliseconds to wait for a frame, which a hidden page never has. */
const NO_FRAME_MS = 50;

/** WICG Prioritized Task Scheduling; not in every browser or in TypeScript's types. */
declare const scheduler: { yield?: () => Promise<void> } | undefined;

type YieldDeps = { now: () => number; waitForInput: () => Promise<void>; waitForFrame: () => Promise<void> };

const BROWSER: YieldDeps = { now: () => performance.now(), waitForInput, waitForFrame };

/** Returns a function to call between pieces of long work. It yields to input and frames when due. */
export function createYieldToMain(deps: YieldDeps = BROWSER): () => Promise<void> {
  let inputAt = deps.now();
  let frameAt = inputAt;
  return async () => {
    const now = deps.now();
    if (now - frameAt >= FRAME_MS) {
      await deps.waitForFrame();
      frameAt = deps.now();
      inputAt = frameAt;
    } else if (now - inputAt >= INPUT_MS) {
      await deps.waitForInput();
      inputAt = deps.now();
    }
  };
}

/** Unlike timers, this is not throttled in hidden pages. */
function waitForInput(): Promise<void> {
  if (typeof scheduler !== 'undefined' && scheduler.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

function waitForFrame(): Promise<void> {
  if (document.visibilityState !== 'visible') return waitForInput();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
