import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readPart } from '#contract/task-event.ts';
import { formatEventId } from '#contract/task-event.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import { turnPartsQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/live/live-task.ts';
import { EMPTY_TRANSCRIPT, type Transcript } from '#app/live/transcript-items.ts';
import { reduceEvents, transcriptOfText } from '#app/live/transcript.ts';
import type { TurnView } from './rows.ts';

/** Turns whose recorded parts are asked for together. */
const PAGE = 20;

/**
 * A task's turns as they are shown. An ended turn is what was streamed here, else what its record's parts tell, else
 * its words alone. Parts are asked for only for the pages of turns around `near` (a `seq`); `loading` while they come.
 */
export function useTurnViews(
  { task, turns }: TaskAndTurns,
  live: LiveTask,
  near: number,
): { views: readonly TurnView[]; loading: boolean } {
  const ended = useMemo(() => turns.filter((turn) => !isRunning(turn)), [turns]);
  const lastEnded = ended.at(-1)?.seq ?? -1;
  const recorded = useQueries({
    queries: pagesAround(near, lastEnded).map(([from, to]) => ({
      ...turnPartsQuery(task.id, from, to),
      enabled: turns.some(({ seq }) => seq >= from && seq <= to && live.transcripts[seq] === undefined),
    })),
    combine: (pages) => ({
      turns: pages.flatMap(({ data }) => data ?? []),
      loading: pages.some(({ isLoading }) => isLoading),
    }),
  });
  const views = useMemo(() => {
    const withParts = new Map(recorded.turns.map((turn) => [turn.seq, turn]));
    return turns.map((turn) => viewOf(turn, withParts.get(turn.seq), live));
  }, [turns, recorded.turns, live]);
  return { views, loading: recorded.loading };
}

function viewOf(turn: Turn, withParts: Turn | undefined, live: LiveTask): TurnView {
  const growing = isRunning(turn);
  const streamed = live.transcripts[turn.seq];
  const transcript = streamed ?? (growing ? EMPTY_TRANSCRIPT : recordedTranscript(turn, withParts));
  return { turn, transcript, growing, provenance: live.provenance[turn.seq] };
}

const cache = new WeakMap<Turn, Transcript>();

/** The transcript of an ended turn, made once a record. */
function recordedTranscript(turn: Turn, withParts: Turn | undefined): Transcript {
  const record = withParts ?? turn;
  const known = cache.get(record);
  if (known !== undefined) return known;
  const parts = record.parts ?? [];
  const transcript =
    parts.length === 0
      ? transcriptOfText(record.outputText ?? '')
      : reduceEvents(
          EMPTY_TRANSCRIPT,
          parts.map(({ offset, part }) => ({ id: formatEventId({ seq: record.seq, offset }), part: readPart(part) })),
        );
  cache.set(record, transcript);
  return transcript;
}

/** The page that holds `near` and the one before it, as [from, to], within the turns that have ended. */
function pagesAround(near: number, lastEnded: number): [number, number][] {
  const page = Math.floor(Math.max(0, Math.min(near, lastEnded)) / PAGE);
  return [page - 1, page]
    .filter((one) => one >= 0 && one * PAGE <= lastEnded)
    .map((one) => [one * PAGE, Math.min(one * PAGE + PAGE - 1, lastEnded)]);
}
