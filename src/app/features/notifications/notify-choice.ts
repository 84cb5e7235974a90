import { useSyncExternalStore } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';

/**
 * Whether the operator wants to be told of turns that end out of sight: asked once, and kept in this browser.
 * `unasked`: nothing was decided yet. `refused`: the browser shows none from this page. `impossible`: it has none to show.
 */
export type NotifyChoice = 'yes' | 'no' | 'unasked' | 'refused' | 'impossible';

const choice = persistedText('notify');

export function notifyChoice(): NotifyChoice {
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const kept = choice.read();
  if (kept === 'no') return 'no';
  return kept === 'yes' && Notification.permission === 'granted' ? 'yes' : 'unasked';
}

/** Keeps the choice; for a yes the browser asks first, where it hasn't yet. */
export async function chooseNotify(wanted: boolean): Promise<void> {
  if (wanted) await Notification.requestPermission();
  choice.write(wanted ? 'yes' : 'no');
}

export function useNotifyChoice(): NotifyChoice {
  return useSyncExternalStore(choice.subscribe, notifyChoice);
}
