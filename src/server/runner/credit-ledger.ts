/** Last known balances, and uncharged costs of running turns. */
export interface Ledger {
  setBalance(organizationId: string, left: number): void;
  track(organizationId: string, cost: () => number): () => void;
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
