import { expect, test } from 'vitest';
import type { TurnRef } from '../domain/records.ts';
import { createFolding } from './folding.ts';

const turn = (taskId: string): TurnRef => ({ organizationId: 'org_1', taskId, seq: 0 });

test('a turn that has just ended is folded before those that earlier processes left', async () => {
  const folded: string[] = [];
  const tx = {
    async findTurn({ taskId }: TurnRef) {
      folded.push(taskId);
      if (folded.length === 3) folding.add(turn('new'));
      if (folded.length === 6) void folding.stop();
      return undefined;
    },
    findTask: async () => undefined,
    foldParts: async () => {},
    knownTexts: async () => [],
    insertTexts: async () => {},
  };
  const folding = createFolding({
    store: {
      listUnfolded: async () => Array.from({ length: 1000 }, (_, n) => turn(`left_${n}`)),
      tidy: async () => {},
      transaction: (work) => work(tx),
    },
    clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() },
    report: () => {},
  });
  await expect.poll(() => folded.length).toBe(6);

  expect(folded.indexOf('new')).toBe(3);
});
