import type { Outgoing } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';
import { createFakeStore } from '#app/testing/fake-outgoing-store.ts';
import type { Browser, Tab } from './browser.ts';

/** The browser's storage, which outlives its tabs. */
export interface BrowserStorage {
  readonly turns: ReadonlyMap<string, Outgoing>;
  /** How often a turn with this input was stored. Before that, its text is still in the composer. */
  countStored(input: string): number;
  /** The store for one tab. Writes that are pending when the tab closes are lost. */
  store(tab: Tab): OutgoingStore;
}

export function createBrowserStorage({ stir }: Pick<Browser, 'stir'>): BrowserStorage {
  const { store, stored: turns } = createFakeStore();
  const inputs: string[] = [];

  /** Runs an atomic transaction: it starts and completes a moment later. */
  async function transact<T>(tab: Tab, run: () => Promise<T>): Promise<T> {
    const moment = async () => {
      stir();
      await tab.alive(new Promise(setImmediate));
      stir();
    };
    await moment();
    const result = run();
    await moment();
    return result;
  }

  return {
    turns,
    countStored: (input) => inputs.filter((stored) => stored === input).length,
    store: (tab) => ({
      list: () => transact(tab, store.list),
      add: (turn) =>
        transact(tab, () => {
          inputs.push(turn.input);
          return store.add(turn);
        }),
      change: (...change) => transact(tab, () => store.change(...change)),
      takeBack: (...taking) => transact(tab, () => store.takeBack(...taking)),
      dropDraft: () => Promise.resolve(),
    }),
  };
}
