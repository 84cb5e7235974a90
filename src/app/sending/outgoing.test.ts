import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { PageProblem } from '#app/data/page-problem.ts';
import { EMPTY_DRAFT } from './draft.ts';
import { createOutgoing, parseOutgoing, problemOfTurn } from './outgoing.ts';
import { toStored } from './reconcile.ts';

const ids = { sendId: 'snd_1', tab: 'snd_0', api: undefined, taskId: 'tsk_1', opensTask: true, queued: false };
const turn = createOutgoing(EMPTY_DRAFT, ids);

const messageOf = (problem: unknown) => {
  const parsed = parseOutgoing({ ...turn, files: undefined, problem }, []);
  return parsed && problemOfTurn(parsed)?.message;
};

test('stores a problem that the page noticed without text', () => {
  const stored = toStored(new PageProblem(410, { code: 'fileChanged', detail: 'homes.csv' }), 7);
  expect(stored).toEqual({
    status: 410,
    message: '',
    pageCause: { code: 'fileChanged', detail: 'homes.csv' },
    at: 7,
  });
  expect(messageOf(stored)).toBe('homes.csv was changed or removed after it was attached. Attach it again.');
});

test('stores the API’s words unchanged', () => {
  const stored = toStored(new ApiProblem(402, 'Keine Credits.', 5), 7);
  expect(stored).toEqual({ status: 402, message: 'Keine Credits.', retryAfterMs: 5, at: 7 });
  expect(messageOf(stored)).toBe('Keine Credits.');
});

test('reads a turn with an unknown cause', () => {
  const stored = { status: 500, message: '', pageCause: { code: 'of a later version' }, at: 7 };
  expect(messageOf(stored)).toBe('The API answered with status 500.');
});
