import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Turn } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { formatCredits, formatDuration } from '#app/lib/format.ts';
import type { TurnEnd } from '#app/streaming/share-message.ts';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import { paths } from '#app/paths.ts';
import { notifyChoice } from './notify-choice.ts';
import { createTitleMark } from './title-mark.ts';

/** Turns that were over sooner are not worth a word. */
const LONG_MS = 20_000;

/**
 * Tells of a long turn that ends while nobody looks: by a notification, where they are wanted, and in the tab's title. Of all
 * tabs the one tells that read the turn. A click on the notification leads to the task.
 */
export function useEndNotices(): void {
  const streams = useTaskStreams();
  const navigate = useNavigate();
  const [titleMark] = useState(() => createTitleMark(document));

  const onEnd = useEffectEvent(({ record: { task, turns }, seq }: TurnEnd) => {
    const turn = turns.find((one) => one.seq === seq);
    if (!document.hidden || turn === undefined || ranFor(turn) < LONG_MS) return;
    titleMark.show(turn.status === 'completed' ? 'Ended' : `Ended: ${turn.status}`);
    if (notifyChoice() !== 'yes') return;
    const options = {
      body: wordsOfEnd(turn),
      tag: `${task.id} ${seq}`,
      icon: '/favicon.svg',
    };
    const notice = notify(taskTitle(task), options);
    notice?.addEventListener('click', () => {
      window.focus();
      void navigate(paths.task(task.id));
      notice.close();
    });
  });
  useEffect(() => streams.onEnd((end) => onEnd(end)), [streams]);
}

/** What there is to say of a turn's end, as far as the API tells it. */
export function wordsOfEnd(turn: Turn): string {
  const ranForMs = ranFor(turn);
  const duration = Number.isNaN(ranForMs) ? [] : formatDuration(ranForMs);
  const credits = turn.credits == null ? [] : formatCredits(turn.credits);
  return [`Turn ${turn.seq} ended: ${turn.status}`, duration, credits].flat().join(' · ');
}

/** In milliseconds; NaN where it isn't known. */
function ranFor({ durationMs, startedAt, completedAt }: Turn): number {
  return durationMs ?? Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '');
}

function notify(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options);
  } catch {
    return undefined; // Chrome on Android takes them from service workers alone: there the title tells.
  }
}
