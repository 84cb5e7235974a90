import { t } from '#app/messages/task-page.ts';
import type { LiveTask } from '#app/streaming/live-task.ts';

const PHASES = ['reconnecting', 'detached', 'polling', 'queued'] as const;

/** Says why the conversation is not live. */
export function ConnectionNote({ phase }: { phase: LiveTask['phase'] }) {
  const reason = PHASES.find((one) => one === phase);
  return (
    <p role="status" className="pb-1.5 text-xs text-aborted empty:hidden">
      {reason && t(reason)}
    </p>
  );
}
