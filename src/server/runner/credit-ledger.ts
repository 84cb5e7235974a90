import type { Meter } from './meter.ts';

type Spender = Pick<Meter, 'cost' | 'reserved'>;

/** Last known balances, and what running turns cost and reserve, which is not charged yet. */
export interface Ledger {
  /** After a charge. */
  setBalance(organizationId: string, balance: number): void;
  /** Ignores what it reads if there was a charge meanwhile. */
  readBalance(organizationId: string, read: () => Promise<number>): Promise<void>;
  track(organizationId: string, turn: Spender): () => void;
  /** The costs so far. */
  spending(organizationId: string): number;
  /** The balance without what running turns have reserved. */
  left(organizationId: string): number;
}

export function createLedger(): Ledger {
  const balances = new Map<string, number>();
  const charges = new Map<string, number>();
  const running = new Map<string, Set<Spender>>();
  const sum = (organizationId: string, of: keyof Spender) => {
    let total = 0;
    for (const turn of running.get(organizationId) ?? []) total += turn[of]();
    return total;
  };
  return {
    setBalance(organizationId, balance) {
      balances.set(organizationId, balance);
      charges.set(organizationId, (charges.get(organizationId) ?? 0) + 1);
    },
    async readBalance(organizationId, read) {
      const before = charges.get(organizationId);
      const balance = await read();
      if (charges.get(organizationId) === before) balances.set(organizationId, balance);
    },
    left: (organizationId) => (balances.get(organizationId) ?? 0) - sum(organizationId, 'reserved'),
    track(organizationId, turn) {
      const turns = running.get(organizationId) ?? new Set();
      running.set(organizationId, turns.add(turn));
      return () => {
        turns.delete(turn);
        if (turns.size === 0) running.delete(organizationId);
      };
    },
    spending: (organizationId) => sum(organizationId, 'cost'),
  };
}
