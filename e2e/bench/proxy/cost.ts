import * as z from 'zod/mini';

export const CostMessage = z.union([
  z.object({ ready: z.literal(true), port: z.number() }),
  z.object({ cpuMicros: z.number() }),
]);

/** Reports this process's port, then its CPU time on each message. */
export function reportCost(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true, port });
}
