/** In milliseconds. */
export interface FrameStats {
  readonly longestGap: number;
  /** Time of long tasks above 50 ms. */
  readonly blocking: number;
}

export interface Probe {
  begin(): void;
  end(): FrameStats;
  shown(mark: string): Promise<number>;
  frame(): Promise<void>;
  focusField(): Promise<void>;
  /** Milliseconds from navigation to the first frame in which the focused field has text. */
  typed(): Promise<number>;
  /** Resolves after half a second without a late frame. */
  rest(): Promise<void>;
  /** Milliseconds from each key press to the next frame's end. */
  readonly keys: readonly number[];
  /** `step` is in pixels per frame. */
  scrollToStart(step: number): Promise<ScrollStats>;
}

export interface ScrollStats extends FrameStats {
  readonly frames: number;
  readonly watched: number;
  /** Frames that moved the content by another distance than scrolled. */
  readonly jumps: number;
  /** In pixels. */
  readonly farthestJump: number;
}

declare global {
  var probe: Probe;
}

/** Runs in the page, so it must not use anything outside this function. */
export function installProbe(): void {
  const LATE_MS = 34;
  const REST_MS = 500;
  const TAIL_CHARS = 4000;
  const JUMP_PX = 2;
  const MAX_FRAMES = 6000;
  let last = performance.now();
  let lastLate = last;
  let longestGap = 0;
  let blocking = 0;

  const log = () => document.querySelector<HTMLElement>('[role=log]');

  /** A message posted within a frame arrives after its paint. */
  function frameMade(): Promise<void> {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve());
        port1.start();
        port2.postMessage(null);
      });
    });
  }

  function watch() {
    const now = performance.now();
    const gap = now - last;
    last = now;
    longestGap = Math.max(longestGap, gap);
    if (gap > LATE_MS) lastLate = now;
    requestAnimationFrame(watch);
  }
  requestAnimationFrame(watch);

  function count(entries: PerformanceEntryList) {
    for (const { duration } of entries) blocking += Math.max(0, duration - 50);
  }
  const tasks = new PerformanceObserver((list) => count(list.getEntries()));
  tasks.observe({ type: 'longtask' });

  function begin() {
    tasks.takeRecords();
    last = performance.now();
    longestGap = 0;
    blocking = 0;
  }

  function end(): FrameStats {
    count(tasks.takeRecords());
    return { longestGap: Math.max(longestGap, performance.now() - last), blocking };
  }

  function findAtEnd(mark: string): Text | undefined {
    const root = log();
    if (root === null) return undefined;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let node: Node | null = lastWithin(root, walker);
    for (; node instanceof Text && passed < TAIL_CHARS; node = walker.previousNode()) {
      const tail = node.data.slice(-TAIL_CHARS);
      if (tail.includes(mark)) return node;
      passed += tail.length;
    }
    return undefined;
  }

  function lastWithin(root: Node, walker: TreeWalker): Node | null {
    let node = root;
    while (node.lastChild !== null) node = node.lastChild;
    walker.currentNode = node;
    return node instanceof Text ? node : walker.previousNode();
  }

  function isOnScreen(node: Text, mark: string): boolean {
    const at = node.data.lastIndexOf(mark);
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + mark.length);
    const { top, bottom, height } = range.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  }

  async function shown(mark: string): Promise<number> {
    for (;;) {
      await frameMade();
      const node = findAtEnd(mark);
      if (node !== undefined && isOnScreen(node, mark)) return Date.now();
    }
  }

  async function rest() {
    lastLate = performance.now();
    while (performance.now() - lastLate < REST_MS) await frameMade();
  }

  async function focusField() {
    for (;;) {
      const field = document.querySelector<HTMLTextAreaElement>('textarea:enabled');
      field?.focus();
      if (field !== null && document.activeElement === field) return;
      await frameMade();
    }
  }

  async function typed() {
    for (;;) {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement && field.value !== '') break;
      await frameMade();
    }
    await frameMade();
    return performance.now();
  }

  const keys: number[] = [];
  async function timeKey({ timeStamp }: KeyboardEvent) {
    await frameMade();
    keys.push(performance.now() - timeStamp);
  }
  addEventListener('keydown', (event) => void timeKey(event), { capture: true });

  /** Returns a function that measures the position of a character near the top. */
  function markTop(root: HTMLElement): (() => number | undefined) | undefined {
    const box = root.getBoundingClientRect();
    const at = document.caretPositionFromPoint(box.left + box.width / 2, box.top + box.height / 10);
    if (at === null || !(at.offsetNode instanceof Text)) return undefined;
    const { offsetNode, offset } = at;
    const range = new Range();
    range.setStart(offsetNode, Math.min(offset, offsetNode.length - 1));
    range.setEnd(offsetNode, Math.min(offset + 1, offsetNode.length));
    return () => {
      const { top, height } = range.getBoundingClientRect();
      return offsetNode.isConnected && height > 0 ? top : undefined;
    };
  }

  async function scrollToStart(step: number): Promise<ScrollStats> {
    const root = log();
    if (root === null) throw new Error('there is no conversation');
    let [frames, watched, jumps, farthestJump] = [0, 0, 0, 0];
    begin();
    while (root.scrollTop > 0 && frames < MAX_FRAMES) {
      const mark = markTop(root);
      const before = mark?.();
      const moved = Math.min(step, root.scrollTop);
      root.scrollTop -= moved;
      await frameMade();
      const after = mark?.();
      frames += 1;
      if (before === undefined || after === undefined) continue;
      watched += 1;
      const off = Math.abs(after - before - moved);
      if (off <= JUMP_PX) continue;
      jumps += 1;
      farthestJump = Math.max(farthestJump, off);
    }
    return { ...end(), frames, watched, jumps, farthestJump };
  }

  globalThis.probe = { begin, end, shown, frame: frameMade, focusField, typed, rest, keys, scrollToStart };
}
