/**
 * What organisations can still spend while turns run: the balance as the database last told it, less what running
 * turns have used and not been charged for yet.
 */
export interface Ledger {
  /** The balance, whenever it was read. */
  setBalance(organizationId: string, left: number): void;
  /** Counts a running turn's cost until the answer is called. */
  track(organizationId: string, cost: () => number): () => void;
  /** Credits in use by running turns. */
  spending(organizationId: string): number;
  balance(organizationId: string): number;
}

export function createLedger(): Ledger {
  const balances = new Map<string, number>();
  const running = new Map<string, Set<() => number>>();
  return {
    setBalance(organizationId, left) {
      balances.set(organizationId, left);
    },
    balance: (organizationId) => balances.get(organizationId) ?? 0,
    track(organizationId, cost) {
      const costs = running.get(organizationId) ?? new Set();
      running.set(organizationId, costs.add(cost));
      return () => {
        costs.delete(cost);
        if (costs.size === 0) running.delete(organizationId);
      };
    },
    spending(organizationId) {
      let sum = 0;
      for (const cost of running.get(organizationId) ?? []) sum += cost();
      return sum;
    },
  };
}
