import { ExportButton } from '#app/features/task-export/list/export-button.tsx';
import { RerunButton } from '#app/features/task-rerun/rerun-button.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { NotLoadedNotice } from '#app/components/not-loaded-notice.tsx';

const Peek = lazyPart(async () => (await import('#app/features/task-peek/task-peek.tsx')).TaskPeek, NotLoadedNotice);

/** The parts of a task list that other features provide. */
export const LIST_PARTS = { ExportButton, RerunButton, Peek } as const;
