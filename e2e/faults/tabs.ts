import { createFakeTabs, type FakeTabs } from '#app/testing/fake-tabs.ts';
import type { Browser, Tab } from './browser.ts';

/** Locks and channels of one browser. A closed tab releases its locks and receives no messages. */
export function createTabs({ stir }: Pick<Browser, 'stir'>): FakeTabs<Tab> {
  /** Runs it in its own task, as messages between processes do. */
  function soon(tab: Tab, run: () => void) {
    stir();
    setImmediate(() => {
      stir();
      if (!tab.isClosed) tab.run(run);
    });
  }
  return createFakeTabs({ onLock: soon, onMessage: soon });
}
