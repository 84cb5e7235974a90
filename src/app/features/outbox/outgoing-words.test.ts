import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT } from '#app/sending/draft.ts';
import { createOutgoing, type Outgoing } from '#app/sending/outgoing.ts';
import { describeOutgoing } from './outgoing-words.ts';

const ids = { sendId: 'snd_1', tab: 'snd_0', api: undefined, taskId: 'tsk_1', opensTask: true, queued: false };

function wordsOf(change: Partial<Outgoing>, isSafeTwice = false): string {
  const turn = { ...createOutgoing(EMPTY_DRAFT, ids), ...change, activity: undefined, isStored: true };
  const { state, details } = describeOutgoing(turn, true, isSafeTwice);
  return [state, ...details].join(' ');
}

const tooMany = { status: 429, message: 'Slow down.', at: 0 };

describe('a refused turn', () => {
  test('warns after an earlier post that it may still arrive and be charged', () => {
    const words = wordsOf({ state: 'refused', problem: tooMany, postedAt: 1 });
    expect(words).toContain('An earlier attempt may still arrive.');
    expect(words).toContain('you pay twice');
    expect(words).not.toContain('Nothing was sent');
  });

  test('does not warn if the API recognises a repeated turn', () => {
    expect(wordsOf({ state: 'refused', problem: tooMany, postedAt: 1 }, true)).not.toContain('pay twice');
  });

  test('can be edited, without a warning, if it was never posted', () => {
    expect(wordsOf({ state: 'refused', problem: tooMany })).not.toContain('pay twice');
    const turn = {
      ...createOutgoing(EMPTY_DRAFT, ids),
      state: 'refused' as const,
      activity: undefined,
      isStored: true,
    };
    expect(describeOutgoing(turn, true, false).actions).toEqual(['sendAgain', 'edit', 'discard']);
  });
});
