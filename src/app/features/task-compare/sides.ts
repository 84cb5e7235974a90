import type { Task, Turn } from '#contract/task.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/task-compare.ts';

export type ComparedTurn = { readonly task: Task; readonly turn: Turn };

export type Heads = { readonly before: string; readonly after: string };

/** `sides`: within sentences, "turn 2"; `heads`: of columns, "Turn 2". Turns of different tasks are the first and the second. */
export function namesOf(before: ComparedTurn, after: ComparedTurn): { sides: Heads; heads: Heads } {
  if (before.task.id !== after.task.id) {
    return {
      sides: { before: t('side.first'), after: t('side.second') },
      heads: { before: t('head.first'), after: t('head.second') },
    };
  }
  const [first, second] = [formatTurn(before.turn.seq), formatTurn(after.turn.seq)];
  return {
    sides: { before: t('side.turn', { turn: first }), after: t('side.turn', { turn: second }) },
    heads: { before: t('head.turn', { turn: first }), after: t('head.turn', { turn: second }) },
  };
}
