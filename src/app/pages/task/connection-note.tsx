import type { LiveTask } from '#app/streaming/live-task.ts';

const words: Partial<Record<LiveTask['phase'], string>> = {
  reconnecting: 'The stream broke. What came is kept; taking it up again…',
  detached: 'Detached. The worker goes on, and keeps spending; its answer shows here once it has ended.',
  polling: 'This API can’t take a stream up again. The answer shows when it is recorded.',
  queued: 'Four other tasks are streamed in this browser already. This one is asked for now and then.',
};

/** Says why the conversation is not live. */
export function ConnectionNote({ phase }: { phase: LiveTask['phase'] }) {
  return (
    <p role="status" className="pb-1.5 text-xs text-aborted empty:hidden">
      {words[phase]}
    </p>
  );
}
