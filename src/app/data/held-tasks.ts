import { ApiProblem } from '#contract/api-problem.ts';
import { useSyncExternalStore } from 'react';
import { createArchiveHold } from './archive-hold.ts';
import { forgetTask } from './local-tasks.ts';
import { request } from './request.ts';

/** The page's one list of tasks that are being archived. */
export const archiveHold = createArchiveHold({
  send: async (taskId, leaving) => {
    // A page that closes doesn't hear what becomes of it.
    if (leaving) forgetTask(taskId);
    const { archived } = await request('archiveTask', { taskId, keepalive: leaving });
    if (!archived) throw new ApiProblem(0, 'The API says that it did not archive it.');
    forgetTask(taskId);
  },
  schedule: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

addEventListener('pagehide', () => archiveHold.leave());

/** The ids that no list shows: archived in this page, or about to be. */
export function useHeldTaskIds(): ReadonlySet<string> {
  return useSyncExternalStore(archiveHold.subscribe, archiveHold.hidden);
}
