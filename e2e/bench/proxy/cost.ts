import * as z from 'zod/mini';

/** What a server that is measured tells whoever started it: where it is, then what it has cost each time it is asked. */
export const Said = z.union([
  z.object({ ready: z.literal(true), port: z.number() }),
  z.object({ cpuMicros: z.number() }),
]);

/** Says on which port this process listens, and then its CPU time so far, whenever it is asked; ends with its parent. */
export function tellCost(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true, port });
}
