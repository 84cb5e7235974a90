/** Milliseconds of work after which waiting input goes first: half a frame. */
const INPUT_MS = 8;
/** Milliseconds of work after which what was read is shown. */
const FRAME_MS = 24;
/** Frames stop where nobody looks; the work must not. */
const NO_FRAME_MS = 50;

/** Not in every browser, nor in TypeScript's list of what is (WICG Prioritized Task Scheduling). */
declare const scheduler: { yield?: () => Promise<void> } | undefined;

type BreatheDeps = { now: () => number; letInput: () => Promise<void>; letFrame: () => Promise<void> };

const BROWSER: BreatheDeps = { now: () => performance.now(), letInput, letFrame };

/** Makes a function that, called between two pieces of long work, lets input and frames in where it is time for them. */
export function createBreathe(deps: BreatheDeps = BROWSER): () => Promise<void> {
  let inputAt = deps.now();
  let frameAt = inputAt;
  return async () => {
    const now = deps.now();
    if (now - frameAt >= FRAME_MS) {
      await deps.letFrame();
      frameAt = deps.now();
      inputAt = frameAt;
    } else if (now - inputAt >= INPUT_MS) {
      await deps.letInput();
      inputAt = deps.now();
    }
  };
}

/** Resolves in a task of its own, after waiting input; unlike a timer, a hidden page doesn't hold it back. */
function letInput(): Promise<void> {
  if (typeof scheduler !== 'undefined' && scheduler.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

function letFrame(): Promise<void> {
  if (document.visibilityState !== 'visible') return letInput();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
