import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Turn } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { formatDuration, formatTurn } from '#app/lib/format.ts';
import type { TurnEnd } from '#app/streaming/share-message.ts';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/notifications.ts';
import { t as tTask } from '#app/messages/task.ts';
import { notificationChoice } from './notification-choice.ts';
import { createTitlePrefix } from './title-prefix.ts';

/** Shorter turns are not announced. */
const LONG_MS = 20_000;

/**
 * Announces a long turn that ends while the page is hidden, in the tab's title and, if enabled, by a notification. Only
 * in the tab that reads the stream.
 */
export function useTurnEndNotifications(): void {
  const streams = useTaskStreams();
  const navigate = useNavigate();
  const [titlePrefix] = useState(() => createTitlePrefix(document));

  const onEnd = useEffectEvent(({ record: { task, turns }, seq }: TurnEnd) => {
    const turn = turns.find((one) => one.seq === seq);
    if (!document.hidden || turn === undefined || durationOf(turn) < LONG_MS) return;
    titlePrefix.show(t('tabTitle', { status: turn.status }));
    if (notificationChoice() !== 'yes') return;
    const options = {
      body: describeTurnEnd(turn),
      tag: `${task.id} ${seq}`,
      icon: '/favicon.svg',
    };
    const notification = notify(taskTitle(task), options);
    notification?.addEventListener('click', () => {
      window.focus();
      void navigate(paths.task(task.id));
      notification.close();
    });
  });
  useEffect(() => streams.onEnd((end) => onEnd(end)), [streams]);
}

/** Omits unknown figures. */
export function describeTurnEnd(turn: Turn): string {
  const ranForMs = durationOf(turn);
  const duration = Number.isNaN(ranForMs) ? [] : formatDuration(ranForMs);
  const credits = turn.credits == null ? [] : tTask('credits', { count: turn.credits });
  const ended = t('turnEnded', { status: turn.status, turn: formatTurn(turn.seq) });
  return [ended, duration, credits].flat().join(' · ');
}

/** In milliseconds; NaN if unknown. */
function durationOf({ durationMs, startedAt, completedAt }: Turn): number {
  return durationMs ?? Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '');
}

function notify(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options);
  } catch {
    return undefined; // Chrome on Android allows notifications only from service workers.
  }
}
