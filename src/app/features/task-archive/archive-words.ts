import { formatCount, formatNumberOf } from '#app/lib/format.ts';
import type { Batch } from './batch.ts';

/** Why a task is refused before the API is asked. */
export const STILL_RUNNING = 'It is still running. It can be archived when it has ended.';
export const NO_LONGER_FITS = 'It no longer fits the filter that selected it. Select it by itself to archive it.';

const nameOf = ({ first }: Batch) => `“${first.title}”`;
const isOne = ({ total }: Batch) => total < 2;

/** Whether a batch has a bar: one task that is on its way needs none. */
export function isSeen(batch: Batch): boolean {
  switch (batch.stage.name) {
    case 'held':
      return true;
    case 'sending':
      return !isOne(batch);
    case 'done':
      return !isOne(batch) || batch.refused.length > 0;
  }
}

/** How a batch stands, in a line. */
export function whatIsSeen(batch: Batch): string {
  const { stage, left, total, archived, refused, broughtBack, takenUp } = batch;
  switch (stage.name) {
    case 'held': {
      const what = isOne(batch) ? `Archived ${nameOf(batch)}` : `Archived ${formatNumberOf(left, 'task')}`;
      const count = (reason: string) => refused.filter((refusal) => refusal.reason === reason).length;
      const [running, unfit] = [count(STILL_RUNNING), count(NO_LONGER_FITS)];
      const stays = [
        running > 0 && `${formatCount(running)} still running`,
        unfit > 0 && `${formatCount(unfit)} no longer ${unfit === 1 ? 'fits' : 'fit'} the filter`,
      ].filter((words) => words !== false);
      return `${[what, ...stays].join(', ')}${takenUp ? ' before the page was closed' : ''}`;
    }
    case 'sending': {
      const done = `${formatCount(total - left)} of ${formatCount(total)}`;
      if (stage.stopping) return `Stopping at ${done}`;
      return takenUp ? `Archiving, taken up again: ${done}` : `Archiving ${done}`;
    }
    case 'done': {
      const [only] = refused;
      if (isOne(batch) && only !== undefined) return `${nameOf(batch)} was not archived. ${only.reason}`;
      const parts = [
        `${formatNumberOf(archived, 'task')} archived`,
        refused.length > 0 && `${formatCount(refused.length)} refused`,
        broughtBack > 0 && `${formatCount(broughtBack)} brought back`,
      ];
      return parts.filter((part) => part !== false).join(', ');
    }
  }
}

/** What is said of it, once for each stage: a bar that counts would never fall silent. */
export function whatIsHeard(batch: Batch): string {
  const { stage, total } = batch;
  switch (stage.name) {
    case 'held':
      return `${whatIsSeen(batch)}. Press z to undo.`;
    case 'sending':
      return `Archiving ${formatNumberOf(total, 'task')}.`;
    case 'done':
      return whatIsSeen(batch);
  }
}
