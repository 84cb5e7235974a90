import type { Draft } from '#app/sending/draft.ts';
import type { Outgoing } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';
import type { Browser, Tab } from './browser.ts';

/** The browser's storage, which outlives its tabs. */
export interface Kept {
  readonly turns: ReadonlyMap<string, Outgoing>;
  /** How often a turn with this input was stored. Before that, its text is still in the composer. */
  countStored(input: string): number;
  /** The store for one tab. Writes that are pending when the tab closes are lost. */
  store(tab: Tab): OutgoingStore;
}

export function createKept({ stir }: Pick<Browser, 'stir'>): Kept {
  const turns = new Map<string, Outgoing>();
  const countStored: string[] = [];

  /** Runs an atomic transaction: it starts and completes a moment later. */
  async function transact<T>(tab: Tab, what: () => T): Promise<T> {
    const moment = async () => {
      stir();
      await tab.alive(new Promise(setImmediate));
      stir();
    };
    await moment();
    const result = what();
    await moment();
    return result;
  }

  function remove(sendId: string) {
    turns.delete(sendId);
  }

  return {
    turns,
    countStored: (input) => countStored.filter((words) => words === input).length,
    store: (tab) => ({
      list: () => transact(tab, () => [...turns.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1))),
      add: (turn) =>
        transact(tab, () => {
          turns.set(turn.sendId, turn);
          countStored.push(turn.input);
        }),
      change: (sendId, update) =>
        transact(tab, () => {
          const turn = turns.get(sendId);
          const next = turn && update(turn);
          if (next === null) remove(sendId);
          else if (next !== undefined) turns.set(sendId, next);
          return next === null ? turn : next;
        }),
      takeBack: (sendId, isAllowed, toDraft: (turn: Outgoing) => Draft) =>
        transact(tab, () => {
          const turn = turns.get(sendId);
          if (turn === undefined || !isAllowed(turn)) return undefined;
          toDraft(turn);
          remove(sendId);
          return turn;
        }),
      dropDraft: () => Promise.resolve(),
    }),
  };
}
