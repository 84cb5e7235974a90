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

describe('a turn that was refused', () => {
  test('after an earlier posting: that one may still arrive, and cost something', () => {
    const words = wordsOf({ state: 'refused', problem: tooMany, postedAt: 1 });
    expect(words).toContain('An earlier attempt may still arrive.');
    expect(words).toContain('you pay twice');
    expect(words).not.toContain('Nothing was sent');
  });

  test('after an earlier posting, by an API that knows it again: no such warning', () => {
    expect(wordsOf({ state: 'refused', problem: tooMany, postedAt: 1 }, true)).not.toContain('pay twice');
  });

  test('at first: no warning either, and it can be edited', () => {
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
